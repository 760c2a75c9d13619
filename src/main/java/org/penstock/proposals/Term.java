package org.penstock.proposals;

/** A condition of the offer: what it is about (payment, delivery, warranty), and what is agreed. */
public record Term(String name, String text) {
    public Term {
        name = name.replace("\0", "").strip();
        text = text.replace("\0", "").strip();
    }

    boolean isEmpty() {
        return name.isEmpty() && text.isEmpty();
    }
}
