// Made by `npm run openapi`. Do not edit.
export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I?
         * @description Open to everyone.
         *
         *     Open to everyone.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in to the demo
         * @description By role, without a password; only where the demo company is loaded. The session is in a cookie.
         *
         *     Open to everyone.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description Open to everyone.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom one may sign in as, in the demo
         * @description Open to everyone.
         *
         *     Open to everyone.
         */
        get: operations["listDemoPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys, without the keys themselves
         * @description Scope `keys:read`.
         *
         *     Scope `keys:read`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The key is in the answer, and never shown again. An Idempotency-Key has no effect here.
         *
         *     Scope `keys:write`.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Scope `keys:write`.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Partners as they are today, by code
         * @description Scope `partners:read`. Open to partners, for what is theirs.
         *
         *     Scope `partners:read`. Open to partners, for what is theirs.
         */
        get: operations["listPartners"];
        put?: never;
        /**
         * Take in partners, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `partners:write`.
         */
        post: operations["postPartners"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A partner as it is today
         * @description Scope `partners:read`. Open to partners, for what is theirs.
         *
         *     Scope `partners:read`. Open to partners, for what is theirs.
         */
        get: operations["getPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What held of a partner, from which day
         * @description Scope `partners:read`. Open to partners, for what is theirs.
         *
         *     Scope `partners:read`. Open to partners, for what is theirs.
         */
        get: operations["listPartnerVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The company’s settings
         * @description Scope `company:read`. Open to partners, for what is theirs.
         *
         *     Scope `company:read`. Open to partners, for what is theirs.
         */
        get: operations["getCompany"];
        /**
         * Make the company or change its settings
         * @description What is left out stays as it is. The windows hold for facts taken in from then on.
         *
         *     Scope `company:write`.
         */
        put: operations["saveCompany"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products as they are today, by code
         * @description Scope `products:read`.
         *
         *     Scope `products:read`.
         */
        get: operations["listProducts"];
        put?: never;
        /**
         * Take in products, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `products:write`.
         */
        post: operations["postProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product as it is today
         * @description Scope `products:read`.
         *
         *     Scope `products:read`.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers of partners, by code
         * @description Scope `customers:read`.
         *
         *     Scope `customers:read`.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Take in customers, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `customers:write`.
         */
        post: operations["postCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer
         * @description Scope `customers:read`.
         *
         *     Scope `customers:read`.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rates of exchange, by currency, the latest first
         * @description Scope `rates:read`.
         *
         *     Scope `rates:read`.
         */
        get: operations["listRates"];
        put?: never;
        /**
         * Take in rates, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `rates:write`.
         */
        post: operations["postRates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Goals set by hand
         * @description Scope `goals:read`.
         *
         *     Scope `goals:read`.
         */
        get: operations["listGoals"];
        put?: never;
        /**
         * Take in goals, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `goals:write`.
         */
        post: operations["postGoals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, last taken in first
         * @description Scope `facts:read`. Open to partners, for what is theirs.
         *
         *     Scope `facts:read`. Open to partners, for what is theirs.
         */
        get: operations["listFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The JSON Schema of a program’s document
         * @description Open to everyone.
         *
         *     Open to everyone.
         */
        get: operations["getProgramSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a document and say what it means, without keeping it
         * @description Scope `programs:read`.
         */
        post: operations["checkProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All active programs together: budgets and what was granted
         * @description Scope `programs:read`.
         *
         *     Scope `programs:read`.
         */
        get: operations["getProgramTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Programs with what they cost and bring, newest first
         * @description Scope `programs:read`.
         *
         *     Scope `programs:read`.
         */
        get: operations["listPrograms"];
        put?: never;
        /**
         * Keep a document as a draft of its program
         * @description A new program, the draft that is there, or the next version: an active version never changes. What cannot be read is refused; other findings are in the answer, and errors among them keep the draft from being submitted.
         *
         *     Scope `programs:write`.
         */
        post: operations["saveProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A program with what it costs and brings
         * @description Scope `programs:read`.
         *
         *     Scope `programs:read`.
         */
        get: operations["getProgram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the program of today means, in sentences
         * @description Scope `programs:read`.
         *
         *     Scope `programs:read`.
         */
        get: operations["describeProgram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a program early
         * @description Scope `programs:write`.
         */
        post: operations["endProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep a document as the draft of this program
         * @description Scope `programs:write`.
         */
        put: operations["saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A program’s versions, newest first
         * @description Scope `programs:read`.
         *
         *     Scope `programs:read`.
         */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version with its document
         * @description Scope `programs:read`.
         *
         *     Scope `programs:read`.
         */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/versions/{version}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer a draft for review
         * @description Scope `programs:write`.
         */
        post: operations["submitVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/versions/{version}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a version into effect from its start
         * @description Warnings among its findings must be confirmed, by their codes; otherwise 409 unconfirmed, which names them.
         *
         *     Scope `programs:write`.
         */
        post: operations["activateVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was invited, enrolled or left, by partner
         * @description Scope `enrolments:read`.
         *
         *     Scope `enrolments:read`.
         */
        get: operations["listEnrolments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Programs that a partner takes part in, may join, was invited to or left
         * @description Scope `programs:read`. Open to partners, for what is theirs.
         *
         *     Scope `programs:read`. Open to partners, for what is theirs.
         */
        get: operations["listPartnerPrograms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger’s lines, newest first
         * @description Scope `ledger:read`. Open to partners, for what is theirs.
         *
         *     Scope `ledger:read`. Open to partners, for what is theirs.
         */
        get: operations["listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a partner has earned, been paid, and has still to get
         * @description Scope `ledger:read`. Open to partners, for what is theirs.
         *
         *     Scope `ledger:read`. Open to partners, for what is theirs.
         */
        get: operations["getBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give or take an amount by hand
         * @description Scope `ledger:write`.
         */
        post: operations["adjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calculations, newest first
         * @description Scope `runs:read`.
         *
         *     Scope `runs:read`.
         */
        get: operations["listRuns"];
        put?: never;
        /**
         * Calculate a program
         * @description Answers when it is done. A run that finds nothing new changes nothing.
         *
         *     Scope `runs:write`.
         */
        post: operations["startRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A calculation
         * @description Scope `runs:read`.
         *
         *     Scope `runs:read`.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A program’s periods, oldest first
         * @description Scope `runs:read`.
         *
         *     Scope `runs:read`.
         */
        get: operations["listPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/periods/{period}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a period: its statements become final
         * @description Calculates what changed first. Facts that come later become adjustments in the open period.
         *
         *     Scope `runs:write`.
         */
        post: operations["closePeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/programs/{program}/enrolment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Invite a partner, enrol it or let it leave, from today
         * @description Scope `enrolments:write`. Open to partners, for what is theirs.
         */
        put: operations["setEnrolment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in sales, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `facts:write`.
         */
        post: operations["postSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in activities, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `facts:write`.
         */
        post: operations["postActivities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/trainings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in trainings, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `facts:write`.
         */
        post: operations["postTrainings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in referrals, as a file would
         * @description Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. A row that is known already is not counted again, so that a request may be repeated.
         *
         *     Scope `facts:write`.
         */
        post: operations["postReferrals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, newest first
         * @description Scope `imports:read`.
         *
         *     Scope `imports:read`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import a CSV or JSON-lines file
         * @description A form with the fields first and the file last, so that a file of any size streams in. An Idempotency-Key has no effect: facts that are known already are not counted again.
         *
         *     Scope `imports:write`.
         */
        post: operations["importFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An import, and how it ended
         * @description Scope `imports:read`.
         *
         *     Scope `imports:read`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rejected rows with their reasons
         * @description Scope `imports:read`.
         *
         *     Scope `imports:read`.
         */
        get: operations["listRejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejected.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All rejected rows with their reasons, as a file
         * @description Scope `imports:read`.
         *
         *     Scope `imports:read`.
         */
        get: operations["downloadRejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See how the beginning of a file would be read, without taking it in
         * @description Scope `imports:write`.
         */
        post: operations["previewFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A partner’s statements, latest period first
         * @description Scope `statements:read`. Open to partners, for what is theirs.
         *
         *     Scope `statements:read`. Open to partners, for what is theirs.
         */
        get: operations["listStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The partners of a program with their amounts, largest first
         * @description Scope `statements:read`.
         *
         *     Scope `statements:read`.
         */
        get: operations["listAllStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/statements/{program}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement: every amount, its rule in words and its steps
         * @description Scope `statements:read`. Open to partners, for what is theirs.
         *
         *     Scope `statements:read`. Open to partners, for what is theirs.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/statements/{program}/{period}/{incentive}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The facts behind a line, counted and not counted with the reason
         * @description Scope `statements:read`. Open to partners, for what is theirs.
         *
         *     Scope `statements:read`. Open to partners, for what is theirs.
         */
        get: operations["listStatementFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/statements/{program}/{period}/{incentive}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an amount came about, in words
         * @description Scope `statements:read`. Open to partners, for what is theirs.
         *
         *     Scope `statements:read`. Open to partners, for what is theirs.
         */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Activate: {
            /**
             * @description Codes of the warnings that were read and are meant; a version with others is refused.
             * @default []
             */
            confirmed: string[];
        };
        Activity: {
            /** @constant */
            source: "activities";
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            seller: string | null;
            /** @description The id of the fact that this one corrects or takes back. */
            corrects: string | null;
            /** @description This partner’s part of a shared fact, as 0.6; null when it is not shared. */
            share: string | null;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            amount: string | null;
            quantity: string | null;
            /**
             * @description The import that brought it.
             * @example 17
             */
            import: string;
            product: string | null;
            category: string | null;
            brand: string | null;
            customer: string | null;
            kind: string | null;
            status: string | null;
        };
        Amount: {
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            amount: string;
        };
        Balance: {
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description All that was granted, corrections included.
             * @example 12.50
             */
            earned: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            paid: string;
            /**
             * @description What is still to be paid.
             * @example 12.50
             */
            open: string;
        };
        /** @description What a partner has earned and been paid, per unit. */
        Balances: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            items: components["schemas"]["Balance"][];
        };
        Budget: {
            /**
             * @description In the program’s currency.
             * @example 12.50
             */
            amount: string;
            /** @enum {string} */
            per: "program" | "period";
            /** @description The period that these figures are of; null for the whole program. */
            period: string | null;
            /** @enum {string} */
            when_exhausted: "stop" | "prorate" | "warn";
            /**
             * @description What was granted until now.
             * @example 12.50
             */
            spent: string;
            /**
             * @description What would have been granted without a budget.
             * @example 12.50
             */
            wanted: string;
            /**
             * @description In the program’s currency.
             * @example 12.50
             */
            left: string;
        };
        Check: {
            /** @description Whether it may be saved: there is no error. */
            valid: boolean;
            findings: components["schemas"]["Finding"][];
            /** @description Null when the document cannot be read. */
            description: components["schemas"]["Description"] | null;
        };
        CheckRequest: {
            /** @description The program, as text (YAML or JSON) or as JSON; its JSON Schema is at /api/v1/programs/schema. */
            document: string | {
                [key: string]: unknown;
            };
        };
        ClosedPeriod: {
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            /** @description Statements that became final. */
            statements: number;
            /** @description Lines added to the ledger by what had changed. */
            postings: number;
        };
        Company: {
            /** @example text */
            name: string;
            /**
             * @description What rates of exchange are given in.
             * @example EUR
             */
            base_currency: string;
            /**
             * @description IANA name, like Europe/Amsterdam.
             * @example text
             */
            time_zone: string;
            /** @description A customer is existing when it bought more than this many days before the sale … */
            new_customer_days: number;
            /** @description … and not more than this many months before it. */
            customer_window_months: number;
            /**
             * @description Whether buying from another partner counts.
             * @enum {string}
             */
            customer_scope: "company" | "partner";
            /** @description A product is new until this many days after its launch. */
            new_product_days: number;
        };
        Customer: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            code: string;
            name: string | null;
        };
        CustomerPage: {
            items: components["schemas"]["Customer"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        DemoPartners: {
            items: {
                code: string;
                name: string;
                type: string;
            }[];
        };
        /** @description What a program means, made from its rules. */
        Description: {
            headline: string;
            /** @description About the program as a whole: who, when, how much, when it is paid. */
            sentences: components["schemas"]["Sentence"][];
            incentives: {
                id: string;
                name: string;
                sentences: components["schemas"]["Sentence"][];
            }[];
        };
        EndProgram: {
            /**
             * Format: date
             * @description The last day of the program.
             * @example 2026-03-31
             */
            ends: string;
        };
        Enrolment: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @enum {string} */
            status: "invited" | "enrolled" | "left";
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            since: string;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            changed_at: string;
        };
        EnrolmentPage: {
            items: components["schemas"]["Enrolment"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        /** @description A line of the double-entry ledger. Never changed; corrected by its reversal. */
        Entry: {
            /**
             * @description Two lines with the same number belong together and sum to zero.
             * @example 17
             */
            posting: string;
            line: number;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            account: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description Positive is debit, negative is credit.
             * @example 12.50
             */
            amount: string;
            program: string | null;
            incentive: string | null;
            /** @description The period in which it was earned. */
            about_period: string | null;
            /** @description The period whose statement shows it. */
            statement_period: string | null;
            /** @enum {string} */
            reason: "reward" | "reversal" | "adjustment" | "manual" | "payout";
            note: string | null;
            run: string | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            posted_at: string;
        };
        EntryPage: {
            items: components["schemas"]["Entry"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Explanation: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            incentive: string;
            name: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            amount: string;
            /** @description The rule, each step with its figures, and the facts that count, in words. */
            sentences: string[];
            steps: components["schemas"]["Step"][];
            /** @description Facts that count. */
            counted: number;
            /** @description Facts of the partner in the measure’s days that do not count. */
            not_counted: number;
        };
        Fact: components["schemas"]["Sale"] | components["schemas"]["Activity"] | components["schemas"]["Training"] | components["schemas"]["Referral"];
        FactPage: {
            items: components["schemas"]["Fact"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        /** @description Something in a program’s document to mend (error) or to look at (warning). */
        Finding: {
            /** @enum {string} */
            severity: "error" | "warning";
            code: string;
            /** @description Where in the document. */
            path: (string | number)[];
            message: string;
            /** @description In the text, when text was given. */
            line?: number;
            column?: number;
        };
        /** @description What a partner should reach in a period, set by hand. */
        Goal: {
            /**
             * @description The name by which a program’s goal `by_hand` refers to it.
             * @example text
             */
            goal_set: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /**
             * @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign.
             * @example text
             */
            period: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            value: string;
        };
        GoalPage: {
            items: components["schemas"]["Goal"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Import: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            id: string;
            kind: components["schemas"]["ImportKind"];
            /** @description The name of the file, or how else it came. */
            label: string;
            /** @enum {string} */
            status: "running" | "done" | "failed" | "cancelled";
            lines: number;
            accepted: number;
            /** @description Known already with the same content: not counted again. */
            repeated: number;
            rejected: number;
            error: string | null;
            warnings: string[];
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            started_at: string;
            ended_at: string | null;
        };
        /** @enum {string} */
        ImportKind: "partners" | "products" | "customers" | "rates" | "goals" | "sales" | "activities" | "trainings" | "referrals";
        ImportPage: {
            items: components["schemas"]["Import"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Key: {
            id: string;
            name: string;
            scopes: components["schemas"]["Scope"][];
            partner: string | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            created_at: string;
            expires_at: string | null;
            revoked_at: string | null;
        };
        KeyPage: {
            items: components["schemas"]["Key"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        /**
         * @example {
         *       "id": "A-7",
         *       "date": "2026-03-31",
         *       "partner": "R-1001",
         *       "kind": "demo",
         *       "status": "done"
         *     }
         */
        NewActivity: {
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description The partner, unless `split` names several.
             * @example R-1001
             */
            partner?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            seller?: string;
            /**
             * @description Default: the partner’s.
             * @example EUR
             */
            currency?: string;
            /** @description At most six decimals, as text; negative for a return. */
            amount?: string | number;
            /** @description A decimal as text, or a whole number. */
            quantity?: string | number;
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            corrects?: string;
            /** @description Shared between partners: `CODE:60%;CODE:40%`. */
            split?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            product?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            customer?: string;
            /** @example text */
            kind?: string;
            /** @example text */
            status?: string;
        };
        NewAdjustment: {
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example text
             */
            unit: string;
            /**
             * @description Negative takes back.
             * @example 12.50
             */
            amount: string;
            /**
             * @description Why. The partner reads it on the statement.
             * @example text
             */
            note: string;
            /** @description The program’s short name, as in its document. */
            program?: string;
            /** @description The period it is about; its statement shows it when it is still open. */
            period?: string;
        };
        /**
         * @example {
         *       "code": "C-12",
         *       "name": "A customer"
         *     }
         */
        NewCustomer: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            code: string;
            /** @example text */
            name?: string;
        };
        /**
         * @example {
         *       "goal_set": "quota",
         *       "partner": "R-1001",
         *       "period": "2026-Q1",
         *       "value": "50000"
         *     }
         */
        NewGoal: {
            /**
             * @description The name by which a program’s goal `by_hand` refers to it.
             * @example text
             */
            goal_set: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /**
             * @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign.
             * @example text
             */
            period: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            value: string;
        };
        NewKey: {
            /**
             * @description What the key is for, as people will recognise it in the list.
             * @example text
             */
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Limits the key to this partner and those below it.
             * @example R-1001
             */
            partner?: string;
            /**
             * Format: date
             * @description The first day on which it no longer works.
             * @example 2026-03-31
             */
            expires_on?: string;
        };
        /**
         * @example {
         *       "code": "R-1001",
         *       "name": "Bikes and More",
         *       "type": "reseller",
         *       "tier": "silver",
         *       "country": "NL",
         *       "parent": "D-1"
         *     }
         */
        NewPartner: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            code: string;
            /** @example text */
            name: string;
            /** @enum {string} */
            type: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
            /** @example text */
            tier?: string;
            /** @example text */
            region?: string;
            /** @example text */
            country?: string;
            /** @description Separated by `;`. */
            tags?: string;
            /**
             * @description Default: the company’s.
             * @example EUR
             */
            currency?: string;
            /** @enum {string} */
            language?: "en" | "nl";
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            parent?: string;
            /**
             * Format: date
             * @description From when the attributes hold; an earlier fact keeps the earlier ones.
             * @example 2026-03-31
             */
            valid_from?: string;
        };
        /**
         * @example {
         *       "code": "P-7",
         *       "name": "City bike",
         *       "category": "Bikes",
         *       "launched_on": "2026-01-01"
         *     }
         */
        NewProduct: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            code: string;
            /** @example text */
            name: string;
            /** @example text */
            category?: string;
            /** @example text */
            brand?: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            launched_on?: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            valid_from?: string;
        };
        NewProgram: {
            /** @description The program, as text (YAML or JSON) or as JSON; its JSON Schema is at /api/v1/programs/schema. */
            document: string | {
                [key: string]: unknown;
            };
            /**
             * Format: date
             * @description Periods that begin on or after this day follow this version. Default: the program’s own start.
             * @example 2026-03-31
             */
            starts?: string;
        };
        /**
         * @example {
         *       "currency": "USD",
         *       "valid_from": "2026-01-01",
         *       "rate": "0.92"
         *     }
         */
        NewRate: {
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            valid_from: string;
            /**
             * @description At most nine decimals.
             * @example 12.50
             */
            rate: string;
        };
        /**
         * @example {
         *       "id": "L-5",
         *       "date": "2026-03-31",
         *       "partner": "R-1001",
         *       "stage": "won",
         *       "amount": "2500.00"
         *     }
         */
        NewReferral: {
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description The partner, unless `split` names several.
             * @example R-1001
             */
            partner?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            seller?: string;
            /**
             * @description Default: the partner’s.
             * @example EUR
             */
            currency?: string;
            /** @description At most six decimals, as text; negative for a return. */
            amount?: string | number;
            /** @description A decimal as text, or a whole number. */
            quantity?: string | number;
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            corrects?: string;
            /** @description Shared between partners: `CODE:60%;CODE:40%`. */
            split?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            product?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            customer?: string;
            /** @example text */
            stage?: string;
        };
        NewRun: {
            /** @description The program’s short name, as in its document. */
            program: string;
            /**
             * @description incremental: what changed since the last run. full: everything again; it comes to the same.
             * @default incremental
             * @enum {string}
             */
            kind: "incremental" | "full";
        };
        /**
         * @example {
         *       "id": "S-1042-1",
         *       "date": "2026-03-31",
         *       "partner": "R-1001",
         *       "product": "P-7",
         *       "customer": "C-12",
         *       "quantity": 3,
         *       "amount": "1499.85"
         *     }
         */
        NewSale: {
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description The partner, unless `split` names several.
             * @example R-1001
             */
            partner?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            seller?: string;
            /**
             * @description Default: the partner’s.
             * @example EUR
             */
            currency?: string;
            /** @description At most six decimals, as text; negative for a return. */
            amount?: string | number;
            /** @description A decimal as text, or a whole number. */
            quantity?: string | number;
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            corrects?: string;
            /** @description Shared between partners: `CODE:60%;CODE:40%`. */
            split?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            product?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            customer?: string;
            /** @example text */
            order?: string;
            /** @description At most six decimals, as text; negative for a return. */
            cost?: string | number;
            /** @example text */
            channel?: string;
            /**
             * @description Derived from history when it is left out.
             * @enum {string}
             */
            customer_status?: "new" | "existing";
            /**
             * @description Derived from the launch date when it is left out.
             * @enum {string}
             */
            product_status?: "new" | "existing";
        };
        /**
         * @example {
         *       "id": "T-3",
         *       "date": "2026-03-31",
         *       "partner": "R-1001",
         *       "kind": "certification",
         *       "course": "basics",
         *       "status": "passed"
         *     }
         */
        NewTraining: {
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description The partner, unless `split` names several.
             * @example R-1001
             */
            partner?: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            seller?: string;
            /**
             * @description Default: the partner’s.
             * @example EUR
             */
            currency?: string;
            /** @description At most six decimals, as text; negative for a return. */
            amount?: string | number;
            /** @description A decimal as text, or a whole number. */
            quantity?: string | number;
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            corrects?: string;
            /** @example text */
            kind?: string;
            /** @example text */
            course?: string;
            /** @example text */
            level?: string;
            /** @example text */
            status?: string;
            /** @example text */
            person?: string;
            /** @description A decimal as text, or a whole number. */
            score?: string | number;
        };
        /** @description An organisation or person that is rewarded, as it is today. */
        Partner: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            code: string;
            name: string;
            /** @enum {string} */
            type: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
            tier: string | null;
            region: string | null;
            country: string | null;
            tags: string[];
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /** @enum {string} */
            language: "en" | "nl";
            /** @description The partner right above it in the tree. */
            parent: string | null;
            /**
             * Format: date
             * @description Since when type, tier, region, country, tags and parent are as they are.
             * @example 2026-03-31
             */
            valid_from: string;
            /** @description How many partners are right below it. */
            children: number;
        };
        PartnerPage: {
            items: components["schemas"]["Partner"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        PartnerProgram: {
            /** @description The program’s short name, as in its document. */
            program: string;
            name: string;
            description: components["schemas"]["Description"];
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            starts: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            ends: string;
            /** @enum {string} */
            enrolment: "automatic" | "open" | "invitation";
            /** @enum {string} */
            status: "taking_part" | "may_join" | "invited" | "left";
            /** @description The one that holds today. */
            period: {
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                key: string;
                /**
                 * Format: date
                 * @description A calendar day, YYYY-MM-DD.
                 * @example 2026-03-31
                 */
                from: string;
                /**
                 * Format: date
                 * @description A calendar day, YYYY-MM-DD.
                 * @example 2026-03-31
                 */
                to: string;
            } | null;
        };
        PartnerPrograms: {
            items: components["schemas"]["PartnerProgram"][];
        };
        /** @description What held of a partner from a day on. Facts keep the version of their day. */
        PartnerVersion: {
            /** @enum {string} */
            type: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
            tier: string | null;
            region: string | null;
            country: string | null;
            tags: string[];
            /** @description The partner right above it in the tree. */
            parent: string | null;
            /**
             * Format: date
             * @description Since when type, tier, region, country, tags and parent are as they are.
             * @example 2026-03-31
             */
            valid_from: string;
        };
        PartnerVersions: {
            items: components["schemas"]["PartnerVersion"][];
        };
        Period: {
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            version: number;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            to: string;
            calculated_on: string | null;
            /** @description Partners whose facts changed since their result was calculated. */
            changed: number;
            /** @description When its statements became final. */
            closed_at: string | null;
        };
        Periods: {
            items: components["schemas"]["Period"][];
        };
        Posting: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            posting: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            amount: string;
            note: string | null;
        };
        Preview: {
            /** @description Every column of the file. */
            columns: {
                /** @description As the file calls it. */
                column: string;
                /** @description What it is taken for; null when it is not used. */
                field: string | null;
            }[];
            /** @description Fields that are needed and that no column holds. */
            missing: string[];
            /** @description The first rows, as they would be read. */
            rows: {
                [key: string]: string;
            }[];
            /** @description What would be refused among those rows; whether partners and products exist is not asked. */
            rejections: components["schemas"]["RejectedRow"][];
            warnings: string[];
        };
        Problem: {
            /** @description `urn:vliegwiel:problem:` and the code. */
            type: string;
            /** @description What happened, in the language of Accept-Language (en or nl). */
            title: string;
            status: number;
            /** @description What to do next. */
            detail?: string;
            /** @description The request, as in the log. */
            instance?: string;
            code: string;
            where?: {
                file?: string;
                line?: number;
                column?: number;
                columnName?: string;
                path?: (string | number)[];
            };
            params?: {
                [key: string]: unknown;
            };
            /** @description Every field of the request that is not right. */
            errors?: {
                path: string;
                message: string;
            }[];
        };
        Product: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            code: string;
            name: string;
            category: string | null;
            brand: string | null;
            /** @description Decides until when the product counts as new. */
            launched_on: string | null;
            /**
             * Format: date
             * @description Since when category and brand are as they are.
             * @example 2026-03-31
             */
            valid_from: string;
        };
        ProductPage: {
            items: components["schemas"]["Product"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Program: {
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description In the language of Accept-Language. */
            name: string;
            description: string | null;
            /** @description Of its incentives. */
            kinds: ("sale" | "activity" | "rebate" | "training" | "referral")[];
            /** @enum {string} */
            status: "draft" | "in_review" | "active" | "ended";
            /** @description The one that holds today; the newest when none does. */
            version: number;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /** @enum {string} */
            period: "month" | "quarter" | "year" | "campaign";
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            starts: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            ends: string;
            /** @enum {string} */
            enrolment: "automatic" | "open" | "invitation";
            budget: components["schemas"]["Budget"] | null;
            /**
             * @description All that was granted in money, over all periods.
             * @example 12.50
             */
            spent: string;
            /** @description Points, goods and badges granted. */
            other_units: {
                /**
                 * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
                 * @example EUR
                 * @example points
                 */
                unit: string;
                /**
                 * @description A decimal number as text.
                 * @example 12.50
                 */
                amount: string;
            }[];
            /** @description Partners with something granted, over all periods. */
            partners_earning: number;
            partners_taking_part: number;
            /** @description Per period, oldest first; at most the last twelve. */
            trend: components["schemas"]["TrendPoint"][];
            calculated_at: string | null;
        };
        ProgramPage: {
            items: components["schemas"]["Program"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        ProgramTotals: {
            /** @description Active programs. */
            programs: number;
            /** @description Partners with something granted in any of them, each counted once. */
            partners_earning: number;
            /** @description Per currency: the budgets together, and what was granted. */
            money: {
                /**
                 * @description ISO 4217 code.
                 * @example EUR
                 */
                currency: string;
                /**
                 * @description A decimal number as text.
                 * @example 12.50
                 */
                budget: string;
                /**
                 * @description A decimal number as text.
                 * @example 12.50
                 */
                spent: string;
            }[];
        };
        ProgramVersion: {
            /** @description The program’s short name, as in its document. */
            program: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "in_review" | "active" | "ended";
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            starts: string;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            created_at: string;
            activated_at: string | null;
            document: {
                [key: string]: unknown;
            };
            findings: components["schemas"]["Finding"][];
        };
        ProgramVersionSummary: {
            /** @description The program’s short name, as in its document. */
            program: string;
            version: number;
            /** @enum {string} */
            status: "draft" | "in_review" | "active" | "ended";
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            starts: string;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            created_at: string;
            activated_at: string | null;
        };
        ProgramVersions: {
            items: components["schemas"]["ProgramVersionSummary"][];
        };
        /** @description A rate of exchange. */
        Rate: {
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /**
             * Format: date
             * @description It holds until the next one given.
             * @example 2026-03-31
             */
            valid_from: string;
            /**
             * @description What one unit is worth in the company’s base currency.
             * @example 12.50
             */
            rate: string;
        };
        RatePage: {
            items: components["schemas"]["Rate"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Referral: {
            /** @constant */
            source: "referrals";
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            seller: string | null;
            /** @description The id of the fact that this one corrects or takes back. */
            corrects: string | null;
            /** @description This partner’s part of a shared fact, as 0.6; null when it is not shared. */
            share: string | null;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            amount: string | null;
            quantity: string | null;
            /**
             * @description The import that brought it.
             * @example 17
             */
            import: string;
            product: string | null;
            category: string | null;
            brand: string | null;
            customer: string | null;
            stage: string | null;
        };
        RejectedPage: {
            items: components["schemas"]["RejectedRow"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        RejectedRow: {
            /** @description In the file, its header being line 1. */
            line: number;
            column: string | null;
            value: string | null;
            code: string;
            reason: string;
        };
        /** @description One calculation of a program. */
        Run: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            id: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @enum {string} */
            kind: "incremental" | "full" | "close";
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            as_of: string;
            /** @enum {string} */
            status: "running" | "done" | "failed";
            /** @description Results that were calculated. */
            cells: number;
            /** @description Results that became another. */
            changed: number;
            /** @description Lines added to the ledger. */
            postings: number;
            error: string | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            started_at: string;
            ended_at: string | null;
        };
        RunPage: {
            items: components["schemas"]["Run"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Sale: {
            /** @constant */
            source: "sales";
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            seller: string | null;
            /** @description The id of the fact that this one corrects or takes back. */
            corrects: string | null;
            /** @description This partner’s part of a shared fact, as 0.6; null when it is not shared. */
            share: string | null;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            amount: string | null;
            quantity: string | null;
            /**
             * @description The import that brought it.
             * @example 17
             */
            import: string;
            product: string | null;
            category: string | null;
            brand: string | null;
            customer: string | null;
            /** @description What it cost the company; null for partners. */
            cost: string | null;
            order: string | null;
            channel: string | null;
            customer_status: ("new" | "existing") | null;
            product_status: ("new" | "existing") | null;
            days_since_last_order: number | null;
        };
        SaveCompany: {
            /** @example text */
            name?: string;
            /**
             * @description What rates of exchange are given in.
             * @example EUR
             */
            base_currency?: string;
            /**
             * @description IANA name, like Europe/Amsterdam.
             * @example text
             */
            time_zone?: string;
            /** @description A customer is existing when it bought more than this many days before the sale … */
            new_customer_days?: number;
            /** @description … and not more than this many months before it. */
            customer_window_months?: number;
            /**
             * @description Whether buying from another partner counts.
             * @enum {string}
             */
            customer_scope?: "company" | "partner";
            /** @description A product is new until this many days after its launch. */
            new_product_days?: number;
        };
        /** @enum {string} */
        Scope: "company:read" | "company:write" | "partners:read" | "partners:write" | "products:read" | "products:write" | "customers:read" | "customers:write" | "rates:read" | "rates:write" | "goals:read" | "goals:write" | "facts:read" | "facts:write" | "imports:read" | "imports:write" | "programs:read" | "programs:write" | "enrolments:read" | "enrolments:write" | "runs:read" | "runs:write" | "statements:read" | "ledger:read" | "ledger:write" | "keys:read" | "keys:write";
        Sentence: {
            /** @description Where in the document. */
            path: (string | number)[];
            text: string;
        };
        Session: {
            /**
             * @description `key` when an API key asks.
             * @enum {string}
             */
            role: "manager" | "partner" | "key";
            /** @description Whose data is seen; null for the whole company. */
            partner: {
                code: string;
                name: string;
                /** @enum {string} */
                language: "en" | "nl";
            } | null;
            scopes: components["schemas"]["Scope"][];
            /** @description Whether demo sign-in is possible here. */
            demo: boolean;
            company: {
                name: string;
                /**
                 * @description ISO 4217 code.
                 * @example EUR
                 */
                currency: string;
            } | null;
            expires_at: string | null;
        };
        SetEnrolment: {
            /**
             * @description A partner may enrol and leave; invitations come from the company.
             * @enum {string}
             */
            status: "invited" | "enrolled" | "left";
        };
        ShownKey: {
            id: string;
            name: string;
            scopes: components["schemas"]["Scope"][];
            partner: string | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            created_at: string;
            expires_at: string | null;
            revoked_at: string | null;
            /** @description The key itself. Shown this once; keep it in a safe place. */
            key: string;
        };
        SignIn: {
            /** @constant */
            role: "manager";
        } | {
            /** @constant */
            role: "partner";
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
        };
        /**
         * @description What kind of facts.
         * @enum {string}
         */
        Source: "sales" | "activities" | "trainings" | "referrals";
        Statement: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            partner_name: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description In the language of Accept-Language. */
            program_name: string;
            version: number;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            to: string;
            /**
             * @description A final statement never changes.
             * @enum {string}
             */
            status: "provisional" | "final";
            closed_at: string | null;
            /** @description What this statement comes to, per unit, adjustments included. */
            totals: components["schemas"]["Amount"][];
            calculated_at: string | null;
            /** @description What the program is, in one sentence. */
            headline: string;
            lines: components["schemas"]["StatementLine"][];
            /** @description Corrections of earlier periods, and amounts given by hand. */
            adjustments: components["schemas"]["StatementAdjustment"][];
            /** @description From when it can be paid; null when that is not known. */
            pays_on: string | null;
            /** @description Less than this is not paid but carried; null when there is no minimum. */
            minimum: string | null;
            /** @description Whether what is owed now is less than the minimum. */
            carried: boolean;
        };
        StatementAdjustment: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            posting: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            amount: string;
            /** @enum {string} */
            reason: "adjustment" | "manual" | "reversal";
            incentive: string | null;
            /** @description The closed period that it corrects. */
            about_period: string | null;
            text: string;
            /** @description What came in after the period was closed; at most a hundred. */
            facts: {
                source: components["schemas"]["Source"];
                id: string;
                /**
                 * Format: date
                 * @description A calendar day, YYYY-MM-DD.
                 * @example 2026-03-31
                 */
                date: string;
                corrects: string | null;
            }[];
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            posted_at: string;
        };
        StatementFact: {
            fact: components["schemas"]["Fact"];
            counted: boolean;
            /** @description What it adds to the measured value, weighted and credited. */
            counts_for: string | null;
            /** @description Why it does not count, or what became of it, in the language of Accept-Language. */
            reason: string | null;
            /** @description Whether it came after the period was closed. */
            late: boolean;
        };
        StatementFactPage: {
            items: components["schemas"]["StatementFact"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        StatementLine: {
            incentive: string;
            name: string;
            kind: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description By the rules and the partner’s own limits, before contests and the budget.
             * @example 12.50
             */
            earned: string;
            /**
             * @description What is granted.
             * @example 12.50
             */
            amount: string;
            /** @description What was measured. */
            value: string | null;
            /** @description What it is counted in: a currency, or nothing for a plain number. */
            value_unit: string | null;
            /** @description Part of the goal that was reached, as a percentage: 112.5. */
            attainment: string | null;
            /** @description The whole line in one sentence. */
            sentence: string;
            /** @description The rule, in sentences. */
            rule: string[];
            steps: components["schemas"]["Step"][];
        };
        StatementPage: {
            items: components["schemas"]["StatementSummary"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        StatementSummary: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            partner_name: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description In the language of Accept-Language. */
            program_name: string;
            version: number;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            to: string;
            /**
             * @description A final statement never changes.
             * @enum {string}
             */
            status: "provisional" | "final";
            closed_at: string | null;
            /** @description What this statement comes to, per unit, adjustments included. */
            totals: components["schemas"]["Amount"][];
        };
        /** @description One step of how an amount came about. */
        Step: {
            /** @description What kind of step: measured, goal, band, rounded, … */
            step: string;
            /** @description The step as a sentence, in the language of Accept-Language. */
            text: string;
            /** @description Its figures; numbers are decimal texts. */
            values: {
                [key: string]: unknown;
            };
        };
        TakenIn: {
            /**
             * @description The number under which this is kept.
             * @example 17
             */
            import: string;
            accepted: number;
            /** @description Known already with the same content: not counted again. */
            repeated: number;
            rejected: number;
            /** @description Keys that nothing was taken from, for one: perhaps a name was mistyped. */
            warnings: string[];
            rejections: {
                /** @description The row’s place in the array, from 0. */
                index: number;
                field: string | null;
                value: string | null;
                /** @description Stable, for programs. */
                code: string;
                /** @description For people, in the language of Accept-Language. */
                reason: string;
            }[];
        };
        Training: {
            /** @constant */
            source: "trainings";
            /**
             * @description The id that the source gave it.
             * @example S-1042-1
             */
            id: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            seller: string | null;
            /** @description The id of the fact that this one corrects or takes back. */
            corrects: string | null;
            /** @description This partner’s part of a shared fact, as 0.6; null when it is not shared. */
            share: string | null;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            amount: string | null;
            quantity: string | null;
            /**
             * @description The import that brought it.
             * @example 17
             */
            import: string;
            kind: string | null;
            course: string | null;
            level: string | null;
            status: string | null;
            person: string | null;
            score: string | null;
        };
        TrendPoint: {
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            from: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            to: string;
            /**
             * @description In the program’s currency.
             * @example 12.50
             */
            amount: string;
            /** @description How many partners earned something. */
            partners: number;
            closed: boolean;
        };
        Upload: {
            kind: components["schemas"]["ImportKind"];
            /** @description JSON: our column → the file’s, or → `=` and a value for all rows; for columns with other names. */
            mapping?: string;
            /** @description JSON: {"decimal": "comma", "grouping": "point", "dates": "dmy"}: how numbers and dates are written. */
            locale?: string;
            /**
             * @description accept-valid (default): right rows are taken in, wrong ones are kept with the reason.
             * @enum {string}
             */
            mode?: "accept-valid" | "all-or-nothing";
            /**
             * @description Default: by the file’s name.
             * @enum {string}
             */
            format?: "csv" | "jsonl";
            /** @enum {string} */
            encoding?: "utf-8" | "windows-1252";
            /**
             * @description Default: as the header shows.
             * @enum {string}
             */
            delimiter?: "," | ";" | "\t" | "|";
            /**
             * Format: binary
             * @description CSV with a header, or JSON lines (.jsonl).
             */
            file: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemoPartners: {
        parameters: {
            query?: {
                /**
                 * @description Part of the code or name.
                 * @example text
                 */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoPartners"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownKey"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPartners: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description Part of the code or name.
                 * @example text
                 */
                search?: string;
                type?: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
                /** @example text */
                tier?: string;
                /** @example text */
                region?: string;
                /** @example text */
                country?: string;
                /** @example text */
                tag?: string;
                /**
                 * @description Only those right below this partner.
                 * @example R-1001
                 */
                parent?: string;
                /**
                 * @description This partner and everyone below it.
                 * @example R-1001
                 */
                below?: string;
                /** @description Only those without a parent. */
                top?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPartners: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "code": "R-1001",
                 *         "name": "Bikes and More",
                 *         "type": "reseller",
                 *         "tier": "silver",
                 *         "country": "NL",
                 *         "parent": "D-1"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewPartner"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPartnerVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerVersions"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveCompany"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description Part of the code or name.
                 * @example text
                 */
                search?: string;
                /** @example text */
                category?: string;
                /** @example text */
                brand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postProducts: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "code": "P-7",
                 *         "name": "City bike",
                 *         "category": "Bikes",
                 *         "launched_on": "2026-01-01"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewProduct"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description Part of the code or name.
                 * @example text
                 */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomers: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "code": "C-12",
                 *         "name": "A customer"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewCustomer"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRates: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description ISO 4217 code.
                 * @example EUR
                 */
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatePage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRates: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "currency": "USD",
                 *         "valid_from": "2026-01-01",
                 *         "rate": "0.92"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewRate"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGoals: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description The name by which a program’s goal `by_hand` refers to it.
                 * @example text
                 */
                goal_set?: string;
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner?: string;
                /**
                 * @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign.
                 * @example text
                 */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postGoals: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "goal_set": "quota",
                 *         "partner": "R-1001",
                 *         "period": "2026-Q1",
                 *         "value": "50000"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewGoal"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFacts: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description This partner and those below it.
                 * @example R-1001
                 */
                partner?: string;
                /**
                 * @description A calendar day, YYYY-MM-DD.
                 * @example 2026-03-31
                 */
                from?: string;
                /**
                 * @description That day included.
                 * @example 2026-03-31
                 */
                to?: string;
                /**
                 * @description The id that the source gave it.
                 * @example S-1042-1
                 */
                id?: string;
                /**
                 * @description Only what corrects this fact.
                 * @example S-1042-1
                 */
                corrects?: string;
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                product?: string;
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                customer?: string;
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                import?: string;
            };
            header?: never;
            path: {
                source: components["schemas"]["Source"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgramSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkProgram: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgramTotals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramTotals"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrograms: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                status?: "draft" | "in_review" | "active" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveProgram: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgram"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramVersion"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describeProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Description"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endProgram: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndProgram"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgram"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramVersion"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramVersions"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramVersion"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramVersion"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activate"] | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramVersion"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEnrolments: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPartnerPrograms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerPrograms"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEntries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner?: string;
                /** @description The program’s short name, as in its document. */
                program?: string;
                /** @description In which it was earned. */
                period?: string;
                reason?: "reward" | "reversal" | "adjustment" | "manual" | "payout";
                /** @example text */
                account?: string;
                /**
                 * @description Posted on this day (UTC) or later.
                 * @example 2026-03-31
                 */
                from?: string;
                /**
                 * @description A calendar day, YYYY-MM-DD.
                 * @example 2026-03-31
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBalances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balances"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adjust: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAdjustment"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posting"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /** @description The program’s short name, as in its document. */
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRun"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeriods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Periods"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closePeriod: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedPeriod"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
                /** @description The program’s short name, as in its document. */
                program: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetEnrolment"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSales: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "S-1042-1",
                 *         "date": "2026-03-31",
                 *         "partner": "R-1001",
                 *         "product": "P-7",
                 *         "customer": "C-12",
                 *         "quantity": 3,
                 *         "amount": "1499.85"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewSale"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postActivities: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "A-7",
                 *         "date": "2026-03-31",
                 *         "partner": "R-1001",
                 *         "kind": "demo",
                 *         "status": "done"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewActivity"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTrainings: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "T-3",
                 *         "date": "2026-03-31",
                 *         "partner": "R-1001",
                 *         "kind": "certification",
                 *         "course": "basics",
                 *         "status": "passed"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewTraining"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postReferrals: {
        parameters: {
            query?: {
                /** @description all-or-nothing: one wrong row, and nothing is taken in. */
                mode?: "accept-valid" | "all-or-nothing";
            };
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "L-5",
                 *         "date": "2026-03-31",
                 *         "partner": "R-1001",
                 *         "stage": "won",
                 *         "amount": "2500.00"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["NewReferral"][];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenIn"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                kind?: components["schemas"]["ImportKind"];
                status?: "running" | "done" | "failed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRejected: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRejected: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStatements: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /** @description The program’s short name, as in its document. */
                program?: string;
                status?: "provisional" | "final";
            };
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAllStatements: {
        parameters: {
            query: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /** @description The program’s short name, as in its document. */
                program: string;
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                period: string;
                /** @description Part of the partner’s code or name. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
                /** @description The program’s short name, as in its document. */
                program: string;
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStatementFacts: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /** @description Only those that count, or only those that do not. */
                counted?: "true" | "false";
                /** @description Another measure of the incentive, by its place in the document. */
                measure?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
                /** @description The program’s short name, as in its document. */
                program: string;
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                period: string;
                /** @example text */
                incentive: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementFactPage"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
                /** @description The program’s short name, as in its document. */
                program: string;
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                period: string;
                /** @example text */
                incentive: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description What went wrong and what to do (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
