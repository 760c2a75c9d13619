package org.penstock.qualification;

/**
 * Something that a pipeline asks of its leads.
 *
 * @param key its name in the API and in answers; stays when it is called otherwise
 * @param question what to ask, in a sentence; may be empty
 */
public record Criterion(String key, String name, String question) {
    public static final int NAME_MAX = 80;
    public static final int QUESTION_MAX = 300;
    public static final int KEY_MAX = 40;

    public Criterion {
        key = key.strip();
        name = name.strip();
        question = question.strip();
    }
}
