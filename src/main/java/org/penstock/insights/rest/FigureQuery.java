package org.penstock.insights.rest;

import org.penstock.rest.Doc;

/** What figures are asked for, as their page has it in its URL. */
record FigureQuery(
        @Doc("The pipeline; the standard one if none is named, and all for figures over all of them without stages.")
        String pipeline,

        @Doc(
                value = "A named period, or a span of days, open at either end if you like: this-month, last-month,"
                        + " this-quarter, last-quarter, this-year, last-year, last-12-months, all. Quarters and years are"
                        + " the company's fiscal ones. Without it, this quarter.",
                example = "2026-01-01..2026-03-31")
        String period,

        @Doc(value = "The first day of the period, in place of period.", example = "2026-01-01")
        String from,

        @Doc(value = "The last day of the period, in place of period.", example = "2026-03-31")
        String to,

        @Doc(
                value = "What the figures are broken down by.",
                example = "rep",
                oneOf = {"none", "rep", "team", "product", "source", "pipeline", "month", "quarter", "year"})
        String by,

        @Doc(
                value = "What becomes of a deal in a stage that it skipped.",
                example = "any",
                oneOf = {"strict", "any", "imputed"})
        String skipped,

        @Doc(
                value = "What must have happened within the period for a deal to count.",
                example = "closed",
                oneOf = {"created", "entered", "closed"})
        String cohort,

        @Doc(
                value = "To whom a deal counts: its owner then, or now.",
                example = "now",
                oneOf = {"then", "now"})
        String owner,

        @Doc(value = "Everything as it stood at the end of that day.", example = "2026-06-30")
        String asOf,

        @Doc(
                value = "One group of a breakdown alone: the word for by, a colon and the group's key.",
                example = "source:Newsletter")
        String only) {}
