-- Who carries a request with an Idempotency-Key out, so that the key is free as soon as that process is gone, and which attempt it is, so that one that
-- was given up cannot have its effect beside the next one.

alter table idempotency_key add holder text, add attempt uuid;
