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
    "/api/v1/session/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one can sign in here
         * @description Open to everyone.
         */
        get: operations["listSignInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by password
         * @description Open to everyone.
         */
        post: operations["signInByPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish signing in with the second factor
         * @description Open to everyone.
         */
        post: operations["signInByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the link opens
         * @description Open to everyone.
         */
        get: operations["openSignInLink"];
        put?: never;
        /**
         * Have a link sent that signs in
         * @description The answer is the same whether somebody is known by this address or not.
         *
         *     Open to everyone.
         */
        post: operations["askSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the link of an invitation opens
         * @description Open to everyone.
         */
        get: operations["openInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to the single sign-on provider
         * @description Open to everyone.
         */
        get: operations["beginSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sso/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the single sign-on provider sends people back to
         * @description Open to everyone.
         */
        get: operations["endSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My account
         * @description Open to people who are signed in, not to API keys.
         */
        get: operations["getMe"];
        /**
         * Change my name or language
         * @description Open to people who are signed in, not to API keys.
         */
        put: operations["changeMe"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
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
         * Sign out everywhere, here too
         * @description Open to people who are signed in, not to API keys.
         */
        delete: operations["signOutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose a password
         * @description Other sessions end. Whoever forgot the password signs in by a link first.
         *
         *     Open to people who are signed in, not to API keys.
         */
        put: operations["setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prepare the second factor: an app that shows codes
         * @description It is on once a code was confirmed.
         *
         *     Open to people who are signed in, not to API keys.
         */
        post: operations["prepareTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/two-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor on with a first code
         * @description Open to people who are signed in, not to API keys.
         */
        post: operations["confirmTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/two-factor/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor off
         * @description Open to people who are signed in, not to API keys.
         */
        post: operations["stopTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may sign in, by e-mail address
         * @description Scope `people:read`. Open to partners, for what is theirs.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Invite somebody by e-mail
         * @description The link signs in and works once, for seven days.
         *
         *     Scope `people:write`. Open to partners, for what is theirs.
         */
        post: operations["invitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description Scope `people:read`. Open to partners, for what is theirs.
         */
        get: operations["getPerson"];
        /**
         * Change somebody’s role
         * @description Scope `people:write`. Open to partners, for what is theirs.
         */
        put: operations["changePerson"];
        post?: never;
        /**
         * Remove somebody
         * @description All sessions and ways to sign in end at once.
         *
         *     Scope `people:write`. Open to partners, for what is theirs.
         */
        delete: operations["removePerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the invitation again
         * @description With a new link; the old one stops working.
         *
         *     Scope `people:write`. Open to partners, for what is theirs.
         */
        post: operations["invitePersonAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailbox/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An e-mail as its reader sees it
         * @description Its links open in a window of their own.
         *
         *     Scope `mail:read`.
         */
        get: operations["getLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * E-mail that nobody sends, newest first
         * @description Only without SMTP_URL, and with the demo company or VLIEGWIEL_MAILBOX=yes.
         *
         *     Scope `mail:read`.
         */
        get: operations["listMail"];
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
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear of changes as they happen
         * @description Server-sent events: ask with `Accept: text/event-stream`. The data of each is a LiveEvent, as JSON. The first one is `ready`. The company hears of runs, imports, questions and adjustments, a partner of what is its own. A stream ends after some minutes; browsers come back by themselves.
         *
         *     Scope `statements:read`. Open to partners, for what is theirs.
         */
        get: operations["listenToEvents"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/v1/programs/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The fields of a program’s document as a form
         * @description Derived from its JSON Schema: which fields each part and each kind of reward has, with labels in both languages, units and help.
         *
         *     Open to everyone.
         */
        get: operations["getProgramForm"];
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
    "/api/v1/programs/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Documents to begin with, one for each family of incentives
         * @description Scope `programs:read`.
         */
        get: operations["listProgramTemplates"];
        put?: never;
        post?: never;
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
    "/api/v1/programs/{program}/versions/{before}/diff/{after}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two versions, in sentences and in values
         * @description Scope `programs:read`.
         */
        get: operations["compareVersions"];
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
         * @description Warnings among its findings must be confirmed, by their codes; otherwise 409 unconfirmed, which names them. A version that is less simple than the company wants takes a reason; otherwise 409 too-complex. Where the company wants a second person, a person activates what was offered for review and somebody else wrote; otherwise 409 not-reviewed or own-version.
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
    "/api/v1/partners/{partner}/programs/{program}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a program that held for a partner, and what each changed, newest first
         * @description Scope `programs:read`. Open to partners, for what is theirs.
         */
        get: operations["listPartnerVersionsOfProgram"];
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
    "/api/v1/programs/{program}/periods/{period}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve what a period comes to
         * @description For a period that is over and calculated to the last fact. It holds until a run changes a result of the period. Closing asks for it where the company says so.
         *
         *     Scope `runs:write`.
         */
        post: operations["approvePeriod"];
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
    "/api/v1/programs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calculate what a document would have cost over a past
         * @description From the facts that there are, beside the version of today. Nothing is posted or kept but the result, for a day. A small one is done when this answers; ask for a large one again until it is.
         *
         *     Scope `programs:read`.
         */
        post: operations["startPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/previews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a preview is, and its result
         * @description Scope `programs:read`.
         */
        get: operations["getPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/previews/{id}/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each partner would have got, what differs most first
         * @description Scope `programs:read`.
         */
        get: operations["listPreviewPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/previews/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a preview; one that has ended stays as it is
         * @description Scope `programs:read`.
         */
        post: operations["cancelPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/programs/{program}/facts-for-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that the engine needs to calculate one partner’s period elsewhere
         * @description Facts of every source with their attributes, converted to the program’s currency, from the earliest day that the version in effect looks at, and at least a year back; the partner, its goals set by hand and its earlier results.
         *
         *     Scope `facts:read`. Open to partners, for what is theirs.
         */
        get: operations["getFactsForPreview"];
        put?: never;
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
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import a CSV file, a workbook or JSON lines
         * @description A form with the fields first and the file last, so that a file of any size streams in. An Idempotency-Key has no effect: facts that are known already are not counted again. Once the file has arrived whole, the import goes on whether or not the answer is waited for.
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
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an import that is running; nothing of it is taken in
         * @description It ends within a second while rows are read, and after the step at hand while they are put away. One that was faster is done, as `status` says; it can be undone.
         *
         *     Scope `imports:write`.
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the facts of an import back, while nothing was posted from them
         * @description All or none. Refused with the reason when something was posted since about what they count for, a period that they count in was closed, or a later fact corrects one of them or was judged beside it; imports of anything but facts cannot be undone.
         *
         *     Scope `imports:write`.
         */
        post: operations["undoImport"];
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
    "/api/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Questions and disputes about statements, open ones first
         * @description Scope `questions:read`. Open to partners, for what is theirs.
         */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A question with all that was written
         * @description Scope `questions:read`. Open to partners, for what is theirs.
         */
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many questions are not closed, per program
         * @description Scope `questions:read`.
         */
        get: operations["countQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask about a line of a statement, or dispute it
         * @description Scope `questions:write`. Open to partners, for what is theirs.
         */
        post: operations["openQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to a question’s thread
         * @description What the company writes answers the question; what the partner writes opens it again.
         *
         *     Scope `questions:write`. Open to partners, for what is theirs.
         */
        post: operations["writeMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a question with how it ended
         * @description Scope `questions:write`.
         */
        post: operations["closeQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the company noted about a partner, newest first
         * @description Scope `notes:read`.
         */
        get: operations["listNotes"];
        put?: never;
        /**
         * Note something about a partner
         * @description Partners never see it.
         *
         *     Scope `notes:write`.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/notes/{id}": {
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
         * Remove a note of one’s own
         * @description Scope `notes:write`.
         */
        delete: operations["removeNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where active programs stand, and what needs a decision
         * @description Scope `programs:read`.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs/{program}/periods/{period}/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The partners of a program’s period: how far they are and what they are granted
         * @description Scope `statements:read`.
         */
        get: operations["listPeriodPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A partner at one glance: earned, goals and the next step, what can be paid when, the last facts
         * @description Scope `statements:read`. Open to partners, for what is theirs.
         */
        get: operations["getPartnerSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a calculation changed: totals, who moved most, and what looks unlike the partner’s own past
         * @description Scope `runs:read`.
         */
        get: operations["getRunChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Partners as they are today, as a file
         * @description All that the filters find, as it is read: a list of any length takes no more memory than a page.
         *
         *     Scope `partners:read`. Open to partners, for what is theirs.
         */
        get: operations["exportPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger’s lines, newest first, as a file
         * @description All that the filters find, as it is read: a list of any length takes no more memory than a page.
         *
         *     Scope `ledger:read`. Open to partners, for what is theirs.
         */
        get: operations["exportEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/facts/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, last taken in first, as a file
         * @description All that the filters find, as it is read: a list of any length takes no more memory than a page.
         *
         *     Scope `facts:read`. Open to partners, for what is theirs.
         */
        get: operations["exportFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The partners of a program’s period with their amounts, largest first, as a file
         * @description All that the filters find, as it is read: a list of any length takes no more memory than a page.
         *
         *     Scope `statements:read`.
         */
        get: operations["exportStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{partner}/statements/{program}/{period}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement as a PDF or a CSV
         * @description The same figures and sentences as the statement has, with the facts behind each line: of those that count, and of those that do not, the first 100 in a PDF and 5000 in a CSV, and how many there are besides.
         *
         *     Scope `statements:read`. Open to partners, for what is theirs.
         */
        get: operations["exportStatement"];
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
            /**
             * @description Why it is less simple than the company wants; without it, such a version is refused.
             * @example text
             */
            reason?: string;
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
        /** @description A measured value that is more than 3.5 times the usual spread away from the median of the same partner’s up to eight stretches of equal length before it, from the first in which it had anything, of which there are at least four. The usual spread is 1.4826 × the median distance to the median, at least 20% of the median, and for what is counted at least the root of the median and one. It is also at least twice the most of those stretches, or at most half of the least. A period that is not over is judged upwards only. Compared are results that this run changed; at most the last four periods of them. */
        Anomaly: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            partner_name: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            incentive: string;
            /** @description What the value counts: a currency, `units`, `facts`, or `distinct:` and a field. */
            unit: string;
            /**
             * @description What is measured now.
             * @example 12.50
             */
            value: string;
            /**
             * @description Of the earlier stretches.
             * @example 12.50
             */
            median: string;
            /**
             * @description How many times the usual spread it is away from the median; negative when it is below.
             * @example 12.50
             */
            score: string;
            /** @description Earlier stretches that it is compared with. */
            stretches: number;
        };
        ApprovePeriod: {
            /** @example text */
            note?: string;
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
        ChangeMe: {
            /** @example text */
            name?: string;
            /** @enum {string} */
            language?: "en" | "nl";
        };
        ChangePerson: {
            role: components["schemas"]["Role"];
        };
        Check: {
            /** @description Whether it may be saved: there is no error. */
            valid: boolean;
            findings: components["schemas"]["Finding"][];
            /** @description Null when the document cannot be read. */
            description: components["schemas"]["Description"] | null;
            simplicity: components["schemas"]["Simplicity"] | null;
        };
        CheckRequest: {
            /** @description The program, as text (YAML or JSON) or as JSON; its JSON Schema is at /api/v1/programs/schema. */
            document: string | {
                [key: string]: unknown;
            };
        };
        CloseQuestion: {
            /** @enum {string} */
            outcome: "explained" | "corrected" | "declined";
            /**
             * @description Why; the partner reads it.
             * @example text
             */
            text: string & (unknown & unknown);
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
        CodeSignIn: {
            /** @description Of the authenticator app, or one of the recovery codes. */
            code: string;
            /**
             * @default app
             * @enum {string}
             */
            kind: "app" | "recovery";
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
            /** @description A program that scores less on simplicity is activated with a reason only. 0: none is. */
            least_simplicity: number;
            /** @description Whether a period’s results are approved before its statements become final. */
            approval_before_close: boolean;
            /** @description Whether what a person wrote in a program is put into effect by somebody else. */
            review_by_second_person: boolean;
        };
        ConfirmTwoFactor: {
            /** @description Of the authenticator app, or one of the recovery codes. */
            code: string;
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
        Decision: {
            /**
             * @description budget_over: all is spent, or more was earned than it holds. budget_nearly: 90% or more is spent. period_to_close: it is over and open. run_failed: the last calculation failed. import_failed: in the last thirty days, and the file did not come in since.
             * @enum {string}
             */
            kind: "version_in_review" | "budget_over" | "budget_nearly" | "period_to_close" | "run_failed" | "import_failed" | "questions_open";
            program: string | null;
            version: number | null;
            /** @description The earliest, where there are more. */
            period: string | null;
            /** @description Of the run or import. */
            id: string | null;
            /** @description Of the import: the name of its file. */
            label: string | null;
            /** @description How many there are of this: periods over, questions open; otherwise 1. */
            count: number;
            /** @description A day or a moment. */
            since: string;
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
        Earned: {
            /** @description The program’s short name, as in its document. */
            program: string;
            program_name: string;
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
            /** @enum {string} */
            status: "provisional" | "final";
            totals: {
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
            /** @description From when it can be paid; null when that is not known. */
            pays_on: string | null;
            /** @description Whether it is final and that day has come. */
            payable: boolean;
            /** @description Less than this is carried to a later payout. */
            minimum: string | null;
        };
        EndProgram: {
            /**
             * Format: date
             * @description The last day of the program.
             * @example 2026-03-31
             */
            ends: string;
        };
        /** @description A fact as the engine calculates with it. */
        EngineFact: {
            /** @enum {string} */
            source: "sales" | "activities" | "trainings" | "referrals";
            id: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            date: string;
            /** @description Partners above, nearest first. */
            upline: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                code: string;
                /** @enum {string} */
                type: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
            }[];
            /** @description Fields as they were on the fact’s date. Money, in the program’s currency, and numbers in millionths. */
            values: {
                [key: string]: string | string[] | null;
            };
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            seller?: string;
            corrects?: string;
            /** @description Millionths, as text. */
            share_micro?: string;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            sent_currency?: string;
            /** @description Millionths, as text. */
            sent_amount_micro?: string;
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
        /** @description All that the engine needs to calculate one partner’s period. */
        FactsForPreview: {
            /** @description As it is for the period. */
            partner: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                code: string;
                /** @enum {string} */
                type: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
                tier: string | null;
                region: string | null;
                country: string | null;
                tags: string[];
            };
            /** @description In the version that the period follows. */
            takes_part: boolean;
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
            };
            version: number;
            /** @description The version’s document. */
            document: {
                [key: string]: unknown;
            };
            /**
             * Format: date
             * @description The day to calculate as of.
             * @example 2026-03-31
             */
            as_of: string;
            /**
             * Format: date
             * @description Facts from this day on are here; a document that looks further back cannot be calculated with them.
             * @example 2026-03-31
             */
            from: string;
            facts: components["schemas"]["EngineFact"][];
            /** @description The period’s goals set by hand. */
            hand_goals: {
                set: string;
                value: string;
            }[];
            /** @description Results of earlier periods before contests and the budget, in time order, as the engine keeps them. */
            earlier: {
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
                };
                first_counted_on: string | null;
                lines: {
                    [key: string]: unknown;
                }[];
            }[];
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
        Forecast: {
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            to: string;
            /**
             * @description An estimate, not a promise.
             * @constant
             */
            estimate: true;
            /**
             * @description What was measured until now is carried to the period’s end, and the program’s own rules are applied to that for each partner. last_year: as much more as came after this day in the same period a year ago. pace: at the pace of the days that are over. What is counted per fact grows with it; prizes and parts of pools stay; a hard budget holds.
             * @enum {string}
             */
            method: "last_year" | "pace";
            /**
             * @description The part of the period that is over, in days.
             * @example 12.50
             */
            share: string;
            /**
             * @description Granted until now.
             * @example 12.50
             */
            now: string;
            /**
             * @description In the program’s currency.
             * @example 12.50
             */
            expected: string;
            /**
             * @description last_year: by the smaller of both methods, and 10% less of what is still to come; pace: 25% less of what is still to come.
             * @example 12.50
             */
            low: string;
            /**
             * @description The same upwards: by the larger of both, and 10% more; or 25% more.
             * @example 12.50
             */
            high: string;
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
        GoalStanding: {
            /** @description The program’s short name, as in its document. */
            program: string;
            program_name: string;
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
            incentive: string;
            name: string;
            /** @description What was measured. */
            value: string | null;
            value_unit: string;
            goal: string | null;
            attainment: string | null;
            standing: components["schemas"]["Standing"];
            /**
             * @description What is granted until now.
             * @example 12.50
             */
            amount: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /** @description Conditions before anything is earned. */
            gates: {
                name: string | null;
                held: boolean;
                value: string;
                wanted: string;
            }[];
            /** @description Null where nothing more can be said to bring more. */
            next: components["schemas"]["NextStep"] | null;
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
            /**
             * @description undone: its facts were taken back.
             * @enum {string}
             */
            status: "running" | "done" | "failed" | "cancelled" | "undone";
            /** @description As it was given with the upload. */
            reference: string | null;
            /** @description While it runs; `lines` is how many rows were read so far. */
            progress: {
                /**
                 * @description Rows are read and copied, then judged and put away together.
                 * @enum {string}
                 */
                phase: "reading" | "storing";
                /** @description Read so far. */
                bytes: number;
                /** @description Of the request, a little more than the file; null when it did not say. */
                size: number | null;
                /** @description From 0 to 1, of the reading; null when the size is not known. */
                share: number | null;
            } | null;
            undone_at: string | null;
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
        LinkRequest: {
            /**
             * Format: email
             * @description An e-mail address.
             */
            email: string;
            /**
             * @description Where the link leads.
             * @example /
             */
            to?: string;
        };
        LiveEvent: {
            /**
             * @description `ready`: what changes from now on is told; load what is shown. `missed`: something may have changed unheard; load again. `amounts`: results, postings or progress of a partner. `closed`: a period’s statements are final. `run`, `import`: it progressed or ended. `question`: opened, answered or closed.
             * @enum {string}
             */
            kind: "ready" | "missed" | "amounts" | "closed" | "run" | "import" | "question";
            /**
             * @description Without it, of many partners at once.
             * @example R-1001
             */
            partner?: string;
            program?: string;
            period?: string;
            /**
             * @description Of the run, import or question.
             * @example 17
             */
            id?: string;
            /** @description As the run, import or question itself says it. */
            status?: string;
            /** @description Of what is under way: partners calculated, or lines read. */
            done?: number;
        };
        Mail: {
            id: string;
            /** @description What it is for: `invitation`, `sign-in`, `two-factor` … */
            kind: string;
            /** @enum {string} */
            language: "en" | "nl";
            to: string;
            subject: string;
            /** @description Null once it was sent. */
            text: string | null;
            html: string | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            created_at: string;
        };
        MailPage: {
            items: components["schemas"]["Mail"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Me: {
            id: string;
            name: string;
            email: string;
            role: components["schemas"]["Role"];
            partner: string | null;
            /** @enum {string} */
            language: "en" | "nl";
            has_password: boolean;
            two_factor: boolean;
            sessions: {
                way: string | null;
                address: string | null;
                browser: string | null;
                /**
                 * Format: date-time
                 * @description A moment in UTC, ISO 8601.
                 */
                begun_at: string;
                is_this: boolean;
            }[];
        };
        Message: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            id: string;
            /** @enum {string} */
            side: "company" | "partner";
            /** @description What who wrote it was called then. */
            name: string;
            text: string;
            /** @description On the message that closed it. */
            outcome: ("explained" | "corrected" | "declined") | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            written_at: string;
        };
        Mover: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            partner_name: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            incentive: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
            /**
             * @description What was posted for it before this run.
             * @example 12.50
             */
            before: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            after: string;
            /**
             * @description A decimal number as text.
             * @example 12.50
             */
            change: string;
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
        NewMessage: {
            /**
             * @description Plain text.
             * @example text
             */
            text: string & (unknown & unknown);
        };
        NewNote: {
            /**
             * @description Plain text.
             * @example text
             */
            text: string & (unknown & unknown);
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
        NewPassword: {
            /** @description 12 characters or more. */
            password: string;
            /** @description The present one, unless there is none or you just came by a link. */
            current?: string;
        };
        NewPerson: {
            /**
             * Format: email
             * @description An e-mail address.
             */
            email: string;
            /** @example text */
            name: string;
            role: components["schemas"]["Role"];
            /**
             * @description For the two roles of a partner.
             * @example R-1001
             */
            partner?: string;
            /**
             * @description Of the invitation; a partner’s own otherwise.
             * @enum {string}
             */
            language?: "en" | "nl";
            /**
             * @description What the invitation opens.
             * @example /
             */
            to?: string;
        };
        NewPreview: {
            /** @description The program, as text (YAML or JSON) or as JSON; its JSON Schema is at /api/v1/programs/schema. */
            document: string | {
                [key: string]: unknown;
            };
            /**
             * @description The past to calculate over. Days outside the document’s own dates: as if it had held then, for the whole periods that hold them.
             * @default last_year
             */
            over: "last_year" | {
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
            };
            /** @description A version of the same program. Default: the one that holds today; null: none. */
            compare_with?: number | null;
            /**
             * @description everyone: all partners that the program is for. as_enrolled: who was enrolled in this program then. Default: everyone, and as_enrolled for days on which the program was in effect.
             * @enum {string}
             */
            participants?: "everyone" | "as_enrolled";
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
        NewQuestion: {
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            /**
             * @description The incentive’s id: the line of the statement.
             * @example text
             */
            incentive: string;
            /** @description One fact of the line that it is about. */
            fact?: {
                /** @example text */
                id: string;
                /**
                 * @description Whose fact it is, where it is not the statement’s partner’s own.
                 * @example R-1001
                 */
                partner?: string;
            };
            /**
             * @default question
             * @enum {string}
             */
            kind: "question" | "dispute";
            /**
             * @description Plain text.
             * @example text
             */
            text: string & (unknown & unknown);
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
        NextStep: {
            /**
             * @description step: what the next goal or band brings. more: there is no step; what some more brings.
             * @enum {string}
             */
            kind: "step" | "more";
            /**
             * @description How much more is to be measured.
             * @example 12.50
             */
            more: string;
            /** @description A currency, `units`, `facts`, or `distinct:` and a field. */
            more_unit: string;
            /**
             * @description The value that it then is.
             * @example 12.50
             */
            at: string;
            /**
             * @description What that brings by the rules and the partner’s own limits, before contests and the budget.
             * @example 12.50
             */
            gain: string;
            /**
             * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
             * @example EUR
             * @example points
             */
            unit: string;
        };
        /** @description What the company’s people note about a partner; partners never see it. */
        Note: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            id: string;
            text: string;
            /** @description What who wrote it was called then. */
            name: string;
            /** @description Whether the caller wrote it, and so may remove it. */
            own: boolean;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            written_at: string;
        };
        NotePage: {
            items: components["schemas"]["Note"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        Overview: {
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            day: string;
            /** @description Active ones, newest first. */
            programs: components["schemas"]["OverviewProgram"][];
            decisions: components["schemas"]["Decision"][];
        };
        OverviewProgram: {
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description In the language of Accept-Language. */
            name: string;
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
            budget: components["schemas"]["Budget"] | null;
            /**
             * @description In the program’s currency.
             * @example 12.50
             */
            spent: string;
            /** @description Oldest first. */
            months: components["schemas"]["SpendMonth"][];
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
                /**
                 * @description As a percentage: 112.5.
                 * @example 12.50
                 */
                elapsed: string;
            } | null;
            /** @description How many partners stand where in that period; null when it was not calculated yet. */
            standings: {
                reached: number;
                on_track: number;
                at_risk: number;
                not_started: number;
                no_goal: number;
            } | null;
            /** @description Null when less than a twentieth of the period is over. */
            forecast: components["schemas"]["Forecast"] | null;
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
            /**
             * @description ended: the program is over, and the partner took part in it.
             * @enum {string}
             */
            status: "taking_part" | "may_join" | "invited" | "left" | "ended";
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
        PartnerProgramVersion: {
            version: number;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            starts: string;
            /** @description What is not the same as in the version before it; null for the first one. */
            changes: {
                /** @enum {string} */
                kind: "added" | "removed" | "changed";
                /** @description Null: about the program as a whole. */
                incentive: string | null;
                before: string | null;
                after: string | null;
            }[] | null;
        };
        PartnerProgramVersions: {
            items: components["schemas"]["PartnerProgramVersion"][];
        };
        PartnerPrograms: {
            items: components["schemas"]["PartnerProgram"][];
        };
        PartnerSummary: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            name: string;
            /**
             * Format: date
             * @description A calendar day, YYYY-MM-DD.
             * @example 2026-03-31
             */
            day: string;
            /** @description Everything until now. */
            balances: {
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
                earned: string;
                /**
                 * @description A decimal number as text.
                 * @example 12.50
                 */
                paid: string;
                /**
                 * @description A decimal number as text.
                 * @example 12.50
                 */
                open: string;
            }[];
            /** @description Per program and period, latest first; at most fifty. */
            earned: components["schemas"]["Earned"][];
            /** @description Each incentive of the periods that hold today. */
            goals: components["schemas"]["GoalStanding"][];
            /** @description The last ones taken in; at most twenty. */
            trainings: components["schemas"]["Fact"][];
            /** @description The last ones taken in; at most ten. */
            facts: components["schemas"]["Fact"][];
            calculated_at: string | null;
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
        PasswordSignIn: {
            /**
             * Format: email
             * @description An e-mail address.
             */
            email: string;
            password: string;
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
            /** @description The last one. */
            approval: components["schemas"]["PeriodApproval"] | null;
        };
        PeriodApproval: {
            /** @description Who approved it, as an id. */
            by: string;
            /** @description What they were called then. */
            name: string;
            note: string | null;
            /**
             * @description The last run that had changed a result of the period.
             * @example 17
             */
            run: string;
            /**
             * @description What all its results came to then, in the program’s currency.
             * @example 12.50
             */
            amount: string;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            approved_at: string;
            /** @description Whether no run changed a result of the period since. */
            holds: boolean;
        };
        PeriodPartner: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            name: string;
            /** @enum {string} */
            type: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
            tier: string | null;
            /** @description Of the goal that it is furthest behind on. */
            attainment: string | null;
            /**
             * @description What is granted.
             * @example 12.50
             */
            amount: string;
            standing: components["schemas"]["Standing"];
            /** @description What was granted in this period and up to seven before it, oldest first. */
            recent: string[];
        };
        PeriodPartnerPage: {
            items: components["schemas"]["PeriodPartner"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
            /** @description Those of `recent`, oldest first. */
            periods: string[];
        };
        Periods: {
            items: components["schemas"]["Period"][];
        };
        Person: {
            id: string;
            name: string;
            email: string;
            role: components["schemas"]["Role"];
            partner: string | null;
            /** @enum {string} */
            language: "en" | "nl";
            two_factor: boolean;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            invited_at: string;
            invited_by: string;
            accepted_at: string | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            changed_at: string;
            changed_by: string;
        };
        PersonPage: {
            items: components["schemas"]["Person"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
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
        PrepareTwoFactor: {
            password?: string;
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
            /** @description How a file with the same columns was read before. Where neither mapping nor locale is given, the preview is read so; give it with the import to have that read so too. */
            proposed: {
                mapping: {
                    [key: string]: string;
                };
                locale: {
                    /** @enum {string} */
                    decimal?: "point" | "comma";
                    /** @enum {string} */
                    grouping?: "point" | "comma" | "space" | "apostrophe";
                    /** @enum {string} */
                    dates?: "ymd" | "dmy" | "mdy";
                };
            } | null;
        };
        PreviewPartner: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /**
             * @description Under the document that is tried.
             * @example 12.50
             */
            amount: string;
            /** @description Under the version that it is compared with. */
            compared_amount: string | null;
            difference: string | null;
        };
        PreviewPartnerNamed: {
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            /**
             * @description Under the document that is tried.
             * @example 12.50
             */
            amount: string;
            /** @description Under the version that it is compared with. */
            compared_amount: string | null;
            difference: string | null;
            /** @description What the partner is called now. */
            name: string | null;
        };
        PreviewPartners: {
            items: components["schemas"]["PreviewPartnerNamed"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        PreviewResult: {
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            currency: string;
            tried: components["schemas"]["PreviewSums"];
            compared: components["schemas"]["PreviewSums"] | null;
            /** @description Partners with an amount under either. */
            partners: number;
            /** @description Partners that get more than under the version it is compared with. */
            winning: number | null;
            losing: number | null;
            /** @description Those that gain most; at most ten. */
            winners: components["schemas"]["PreviewPartner"][];
            /** @description Those that lose most; at most ten. */
            losers: components["schemas"]["PreviewPartner"][];
        };
        PreviewSums: {
            /**
             * @description All that would have been granted.
             * @example 12.50
             */
            cost: string;
            /**
             * @description What it would have been without a budget.
             * @example 12.50
             */
            wanted: string;
            /** @description Partners that would have got money. */
            reached: number;
            taking_part: number;
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
            periods: {
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
            }[];
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
        /** @description What changed between two versions of a program. */
        ProgramDifference: {
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description The version. */
            before: number;
            after: number;
            /** @description In both languages. */
            sentences: {
                /** @enum {string} */
                kind: "added" | "removed" | "changed";
                /** @description Null: about the program as a whole. */
                incentive: string | null;
                /** @description Where in the document. */
                path: (string | number)[];
                before: {
                    en: string;
                    nl: string;
                } | null;
                after: {
                    en: string;
                    nl: string;
                } | null;
            }[];
            values: {
                /** @enum {string} */
                kind: "added" | "removed" | "changed";
                /** @description Where in the document. */
                path: (string | number)[];
                before: unknown;
                after: unknown;
            }[];
        };
        ProgramPage: {
            items: components["schemas"]["Program"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        /** @description What a document would have cost over a past. Kept for a day. */
        ProgramPreview: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            id: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed" | "cancelled";
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
            /** @description The version. */
            compared_with: number | null;
            /** @enum {string} */
            participants: "everyone" | "as_enrolled";
            /** @description Periods calculated, of either document. */
            done: number;
            /** @description Periods to calculate. */
            to_do: number;
            problem: {
                title: string;
                detail?: string;
            } | null;
            result: components["schemas"]["PreviewResult"] | null;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            asked_at: string;
        };
        ProgramTemplate: {
            /** @enum {string} */
            kind: "sale" | "activity" | "rebate" | "training" | "referral";
            name: string;
            /** @description What it does. */
            sentence: string;
            simplicity: number;
            /** @description YAML, for this year, with remarks. */
            document: string;
        };
        ProgramTemplates: {
            items: components["schemas"]["ProgramTemplate"][];
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
            /** @description From 0 (hard) to 100, when it was activated. */
            simplicity: number | null;
            /** @description Why it was activated though less simple than the company wants. */
            reason: string | null;
            /** @description Who changed it last; null at the command line. */
            written_by: {
                /** @description Like person:… or key:…. */
                id: string;
                /** @description As they were called then. */
                name: string;
            } | null;
            /** @description Who put it into effect, as they were called then. */
            activated_by: string | null;
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
            /** @description From 0 (hard) to 100, when it was activated. */
            simplicity: number | null;
            /** @description Why it was activated though less simple than the company wants. */
            reason: string | null;
            /** @description Who changed it last; null at the command line. */
            written_by: {
                /** @description Like person:… or key:…. */
                id: string;
                /** @description As they were called then. */
                name: string;
            } | null;
            /** @description Who put it into effect, as they were called then. */
            activated_by: string | null;
        };
        ProgramVersions: {
            items: components["schemas"]["ProgramVersionSummary"][];
        };
        Question: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            id: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            partner_name: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            incentive: string;
            fact: {
                /** @enum {string} */
                source: "sales" | "activities" | "trainings" | "referrals";
                id: string;
                partner: string | null;
            } | null;
            /** @enum {string} */
            kind: "question" | "dispute";
            /**
             * @description open: waits for the company. answered: the company wrote last.
             * @enum {string}
             */
            status: "open" | "answered" | "closed";
            outcome: ("explained" | "corrected" | "declined") | null;
            messages: number;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            opened_at: string;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            changed_at: string;
            /** @description Oldest first. */
            thread: components["schemas"]["Message"][];
        };
        QuestionCounts: {
            items: {
                /** @description The program’s short name, as in its document. */
                program: string;
                /** @description Open: they wait for the company. */
                waiting: number;
                /** @description Not closed, and the company wrote last. */
                answered: number;
                /** @description Of both, those that dispute an amount. */
                disputes: number;
                /**
                 * Format: date-time
                 * @description Since when the one that was opened first is not closed.
                 */
                oldest: string;
            }[];
        };
        QuestionPage: {
            items: components["schemas"]["QuestionSummary"][];
            /** @description Give it as `cursor` for the next page; null on the last one. */
            next: string | null;
        };
        QuestionSummary: {
            /**
             * @description A number given by the system, as text.
             * @example 17
             */
            id: string;
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
            partner_name: string;
            /** @description The program’s short name, as in its document. */
            program: string;
            /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
            period: string;
            incentive: string;
            fact: {
                /** @enum {string} */
                source: "sales" | "activities" | "trainings" | "referrals";
                id: string;
                partner: string | null;
            } | null;
            /** @enum {string} */
            kind: "question" | "dispute";
            /**
             * @description open: waits for the company. answered: the company wrote last.
             * @enum {string}
             */
            status: "open" | "answered" | "closed";
            outcome: ("explained" | "corrected" | "declined") | null;
            messages: number;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            opened_at: string;
            /**
             * Format: date-time
             * @description A moment in UTC, ISO 8601.
             */
            changed_at: string;
            /** @description The beginning of its first message. */
            opening: string;
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
        /** @enum {string} */
        Role: "owner" | "manager" | "finance" | "analyst" | "partner_admin" | "partner_user";
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
        RunChanges: {
            run: components["schemas"]["Run"];
            /** @description The run of this program before it. */
            previous: string | null;
            /** @description Per unit, over the whole program. */
            totals: {
                /**
                 * @description An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.
                 * @example EUR
                 * @example points
                 */
                unit: string;
                /**
                 * @description What was posted for it before this run.
                 * @example 12.50
                 */
                before: string;
                /**
                 * @description A decimal number as text.
                 * @example 12.50
                 */
                after: string;
                /**
                 * @description A decimal number as text.
                 * @example 12.50
                 */
                change: string;
                /** @description Whose amount changed. */
                partners: number;
                /** @description Amounts that changed: per partner, period and incentive. */
                results: number;
            }[];
            /** @description The largest changes, money first. */
            movers: components["schemas"]["Mover"][];
            /** @description The furthest away first. */
            anomalies: components["schemas"]["Anomaly"][];
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
            /** @description A program that scores less on simplicity is activated with a reason only. 0: none is. */
            least_simplicity?: number;
            /** @description Whether a period’s results are approved before its statements become final. */
            approval_before_close?: boolean;
            /** @description Whether what a person wrote in a program is put into effect by somebody else. */
            review_by_second_person?: boolean;
        };
        /** @enum {string} */
        Scope: "company:read" | "company:write" | "partners:read" | "partners:write" | "products:read" | "products:write" | "customers:read" | "customers:write" | "rates:read" | "rates:write" | "goals:read" | "goals:write" | "facts:read" | "facts:write" | "imports:read" | "imports:write" | "programs:read" | "programs:write" | "enrolments:read" | "enrolments:write" | "runs:read" | "runs:write" | "statements:read" | "ledger:read" | "ledger:write" | "questions:read" | "questions:write" | "notes:read" | "notes:write" | "keys:read" | "keys:write" | "people:read" | "people:write" | "mail:read";
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
            /** @description Who is signed in; null for an API key. */
            person: {
                id: string;
                name: string;
                email: string;
                role: components["schemas"]["Role"];
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
            /** @description Another manager, who can review what the first one wrote. */
            second?: boolean;
        } | {
            /** @constant */
            role: "partner";
            /**
             * @description A code as the company uses it.
             * @example R-1001
             */
            partner: string;
        };
        SignInWays: {
            password: boolean;
            /** @description Whether a link can be sent by e-mail. */
            link: boolean;
            sso: {
                name: string;
            } | null;
            demo: boolean;
        };
        SignedIn: {
            /** @description A code of the second factor is asked for before the session begins. */
            needs_code: boolean;
        };
        /** @description How easy a program is to understand. */
        Simplicity: {
            /** @description From 0 (hard) to 100 (simple). */
            score: number;
            /** @description What the company wants at least; below it, activating takes a reason. */
            least: number;
            parts: {
                rules: {
                    value: number;
                    /** @description Taken off the score. */
                    points: number;
                };
                conditions: {
                    value: number;
                    /** @description Taken off the score. */
                    points: number;
                };
                exceptions: {
                    value: number;
                    /** @description Taken off the score. */
                    points: number;
                };
                /** @description The mean reading ease of its sentences, 0 to 100 (English: Flesch; Dutch: Flesch-Douma), no sentence above 60, in the harder language. */
                reading: {
                    value: number;
                    /** @description Taken off the score. */
                    points: number;
                };
            };
            /** @description What takes points off, most first, and what would help. */
            complications: {
                /** @enum {string} */
                part: "rules" | "conditions" | "exceptions" | "reading";
                /** @description Where in the document. */
                path: (string | number)[];
                /** @description Taken off the score. */
                points: number;
                text: string;
            }[];
        };
        /**
         * @description What kind of facts.
         * @enum {string}
         */
        Source: "sales" | "activities" | "trainings" | "referrals";
        /** @description What was granted, by month. A longer period’s amount is spread over its months by their days, as far as they are over; the months add up to it. */
        SpendMonth: {
            /** @description YYYY-MM. */
            month: string;
            /**
             * @description Of closed periods.
             * @example 12.50
             */
            final: string;
            /**
             * @description Of open periods.
             * @example 12.50
             */
            provisional: string;
            /** @description The budget’s part for this month, spread evenly over its days. */
            budget: string | null;
        };
        /**
         * @description reached: every goal is reached. on_track: every goal is reached, or at least 90% as far as the pace asks. at_risk: a goal is further behind. not_started: nothing counts for any goal yet. no_goal: the partner has no goal in this period. The pace is the part of the measured value that the same partner had by this day of the same period a year ago, and without such a past, the part of the period’s days that is over.
         * @enum {string}
         */
        Standing: "reached" | "on_track" | "at_risk" | "not_started" | "no_goal";
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
        StopTwoFactor: {
            password?: string;
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
        TwoFactor: {
            /** @description For the authenticator app, mostly shown as a QR code. */
            uri: string;
            /** @description Each works once, when the app is out of reach. Shown this once. */
            recovery_codes: string[];
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
            format?: "csv" | "jsonl" | "xlsx";
            /**
             * @description Of a workbook: the name of the sheet. Default: the first one.
             * @example text
             */
            sheet?: string;
            /**
             * @description A name of your own, by which the import is found in the list while it runs.
             * @example text
             */
            reference?: string;
            /** @enum {string} */
            encoding?: "utf-8" | "windows-1252";
            /**
             * @description Default: as the header shows.
             * @enum {string}
             */
            delimiter?: "," | ";" | "\t" | "|";
            /**
             * Format: binary
             * @description CSV or a workbook (.xlsx) with a header, or JSON lines (.jsonl).
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
    listSignInWays: {
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
                    "application/json": components["schemas"]["SignInWays"];
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
    signInByPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordSignIn"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
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
    signInByCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeSignIn"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
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
    openSignInLink: {
        parameters: {
            query: {
                token: string;
                /** @example / */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the application. */
            303: {
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
    askSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            202: {
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
    openInvitation: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the application. */
            303: {
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
    beginSso: {
        parameters: {
            query?: {
                /** @example / */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the application. */
            303: {
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
    endSso: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                iss?: string;
                error?: string;
                error_description?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the application. */
            303: {
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
    getMe: {
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
                    "application/json": components["schemas"]["Me"];
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
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMe"];
            };
        };
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
    signOutEverywhere: {
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
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
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
    prepareTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrepareTwoFactor"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoFactor"];
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
    confirmTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTwoFactor"];
            };
        };
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
    stopTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopTwoFactor"];
            };
        };
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
    listPeople: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                /**
                 * @description Of this partner only.
                 * @example R-1001
                 */
                partner?: string;
                /** @description Of the company, or of its partners only. */
                of?: "company" | "partners";
                /**
                 * @description Part of the name, of the address or of the partner.
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
                    "application/json": components["schemas"]["PersonPage"];
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
    invitePerson: {
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
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
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
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example text */
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
                    "application/json": components["schemas"]["Person"];
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
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example text */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePerson"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
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
    removePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example text */
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
    invitePersonAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example text */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
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
    getLetter: {
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
                    "text/html": string;
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
    listMail: {
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
                    "application/json": components["schemas"]["MailPage"];
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
    listenToEvents: {
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
                    "text/event-stream": components["schemas"]["LiveEvent"];
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
    getProgramForm: {
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
    listProgramTemplates: {
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
                    "application/json": components["schemas"]["ProgramTemplates"];
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
    compareVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The program’s short name, as in its document. */
                program: string;
                before: number;
                after: number;
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
                    "application/json": components["schemas"]["ProgramDifference"];
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
    listPartnerVersionsOfProgram: {
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
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerProgramVersions"];
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
    approvePeriod: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovePeriod"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodApproval"];
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
    startPreview: {
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
                "application/json": components["schemas"]["NewPreview"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramPreview"];
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
    getPreview: {
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
                    "application/json": components["schemas"]["ProgramPreview"];
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
    listPreviewPartners: {
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
                    "application/json": components["schemas"]["PreviewPartners"];
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
    cancelPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["ProgramPreview"];
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
    getFactsForPreview: {
        parameters: {
            query?: {
                /** @description Default: the one that holds today, or the last one that has begun. */
                period?: string;
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
                    "application/json": components["schemas"]["FactsForPreview"];
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
                status?: "running" | "done" | "failed" | "cancelled" | "undone";
                /** @example text */
                reference?: string;
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
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
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
    undoImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
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
    listQuestions: {
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
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                period?: string;
                /**
                 * @description The incentive’s id: the line of the statement.
                 * @example text
                 */
                incentive?: string;
                /** @description open: waits for the company. answered: the company wrote last. */
                status?: "open" | "answered" | "closed";
                kind?: "question" | "dispute";
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
                    "application/json": components["schemas"]["QuestionPage"];
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
    getQuestion: {
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
                    "application/json": components["schemas"]["Question"];
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
    countQuestions: {
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
                    "application/json": components["schemas"]["QuestionCounts"];
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
    openQuestion: {
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
                "application/json": components["schemas"]["NewQuestion"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
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
    writeMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
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
    closeQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your choice, a new one for each new request: sent again, the request is not carried out again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description A number given by the system, as text.
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseQuestion"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
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
    listNotes: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["NotePage"];
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
    addNote: {
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
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
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
    removeNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A code as the company uses it.
                 * @example R-1001
                 */
                partner: string;
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
    getOverview: {
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
                    "application/json": components["schemas"]["Overview"];
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
    listPeriodPartners: {
        parameters: {
            query?: {
                /** @description The `next` of the page before this one. */
                cursor?: string;
                limit?: number;
                sort?: "amount" | "attainment" | "name" | "partner" | "standing";
                /** @description Default: descending for figures. */
                direction?: "ascending" | "descending";
                standing?: components["schemas"]["Standing"];
                type?: "distributor" | "reseller" | "seller" | "service_provider" | "retailer";
                /** @example text */
                tier?: string;
                /**
                 * @description Part of the code or name.
                 * @example text
                 */
                search?: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["PeriodPartnerPage"];
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
    getPartnerSummary: {
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
                    "application/json": components["schemas"]["PartnerSummary"];
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
    getRunChanges: {
        parameters: {
            query?: {
                /** @description Of movers and of anomalies. */
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
                    "application/json": components["schemas"]["RunChanges"];
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
    exportPartners: {
        parameters: {
            query?: {
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
                format?: "csv" | "xlsx";
                /** @description Of the titles, and in a CSV of decimal marks and separators. Default: by Accept-Language. */
                language?: "en" | "nl";
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
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    exportEntries: {
        parameters: {
            query?: {
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
                format?: "csv" | "xlsx";
                /** @description Of the titles, and in a CSV of decimal marks and separators. Default: by Accept-Language. */
                language?: "en" | "nl";
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
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    exportFacts: {
        parameters: {
            query?: {
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
                format?: "csv" | "xlsx";
                /** @description Of the titles, and in a CSV of decimal marks and separators. Default: by Accept-Language. */
                language?: "en" | "nl";
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
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    exportStatements: {
        parameters: {
            query: {
                /** @description The program’s short name, as in its document. */
                program: string;
                /** @description The period’s key: 2026-03, 2026-Q1, 2026 or campaign. */
                period: string;
                /** @description Part of the partner’s code or name. */
                search?: string;
                format?: "csv" | "xlsx";
                /** @description Of the titles, and in a CSV of decimal marks and separators. Default: by Accept-Language. */
                language?: "en" | "nl";
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
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    exportStatement: {
        parameters: {
            query?: {
                format?: "pdf" | "csv";
                /** @description Of the titles, and in a CSV of decimal marks and separators. Default: by Accept-Language. */
                language?: "en" | "nl";
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
                    "application/pdf": string;
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
}
