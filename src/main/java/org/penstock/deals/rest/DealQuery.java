package org.penstock.deals.rest;

import org.penstock.rest.Doc;

/** The filter and order of the list, as its page has them. */
record DealQuery(
        @Doc("Only deals of this pipeline.") String pipeline,

        @Doc(value = "me, none, team:<id> or the id of a user; several mean any of them.", example = "me", max = 100)
        String owner,

        @Doc(value = "The id of a stage; several mean any of them.", max = 100)
        String stage,

        @Doc(
                value = "Several mean any of them.",
                example = "open",
                oneOf = {"open", "won", "lost", "disqualified"})
        String outcome,

        @Doc(value = "Words in the title or in the organisation's name.", example = "northwind")
        String q,

        @Doc(value = "The id of a label; several mean any of them.", max = 100)
        String label,

        @Doc(value = "Several mean any of them.", example = "Newsletter", max = 100)
        String source,

        @Doc(value = "The least value.", example = "1000") String valueFrom,

        @Doc(value = "The greatest value.", example = "50000")
        String valueTo,

        @Doc(
                value =
                        "When it is expected to close: a span of days, open at either end if you like, or a named period:"
                                + " overdue, today, next-7-days, this-month, next-month, last-month, this-quarter, next-quarter,"
                                + " last-quarter, this-year, last-30-days, last-90-days.",
                example = "2026-01-01..2026-03-31")
        String closes,

        @Doc(value = "When it was created; as closes.", example = "this-month")
        String created,

        @Doc(value = "When it was won, lost or disqualified; as closes.", example = "last-quarter")
        String closed,

        @Doc(
                value = "What is planned next.",
                example = "overdue",
                oneOf = {"none", "overdue", "today", "planned"})
        String step,

        @Doc("Deals of this organisation.") String organisation,
        @Doc("Deals of this person.") String person,

        @Doc("A set of deals behind a figure, as links of the figures page name it.")
        String figure,

        @Doc(
                value = "A custom field by its key, as custom.<key>: texts contain the words, all else equals.",
                example = "retail")
        String custom,

        @Doc(
                value =
                        "What a stage's tool knows, as fact.<name>: a value, any, none, or from..to with either end left"
                                + " out.",
                example = "qualified")
        String fact,

        @Doc(
                value = "The order; a minus before it turns it round. Empty values come last either way.",
                example = "-created",
                oneOf = {"created", "title", "value", "expected-close", "closed", "updated"})
        String sort,

        @Doc(
                value =
                        "Also tell how many there are on all pages. Quick for pipeline, stage, outcome and owner; counted"
                                + " for other filters.",
                example = "true",
                oneOf = {"true", "false"})
        String total) {}
