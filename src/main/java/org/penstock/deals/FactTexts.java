package org.penstock.deals;

import org.penstock.web.Texts;

/** What the tools of the stages know, in words; a name that no tool has any more is shown as it is. */
public final class FactTexts {
    private FactTexts() {}

    /** "Verdict: qualified". */
    public static String chip(Texts texts, String name, String value) {
        return name(texts, name) + ": "
                + (value.equals("any") || value.equals("none")
                        ? texts.of("deals.filter.fact." + value)
                        : word(texts, name, value));
    }

    public static String name(Texts texts, String name) {
        return StageFact.isName(name) ? texts.orElse(StageFact.key(name), name) : name;
    }

    /** The text of a code, or the value itself where it is none. */
    public static String word(Texts texts, String name, String value) {
        return StageFact.isName(name) ? texts.orElse(StageFact.key(name) + "." + value, value) : value;
    }
}
