package org.penstock.kernel;

/** A word inside a refusal's arguments that is itself a text: shown in the reader's language. */
public record Term(String key) {
    @Override
    public String toString() {
        return key;
    }
}
