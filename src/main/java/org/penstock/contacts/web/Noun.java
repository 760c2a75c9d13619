package org.penstock.contacts.web;

import org.penstock.fields.Subject;
import org.penstock.web.Ui;

/** Which of the two a page is about; their pages are the same but for the facts. */
public enum Noun {
    PEOPLE(Subject.PERSON),
    ORGANISATIONS(Subject.ORGANISATION);

    private final Subject subject;

    Noun(Subject subject) {
        this.subject = subject;
    }

    /** By the first segment of the request's path. */
    static Noun of(Ui ui) {
        return ui.at(PEOPLE.path()) ? PEOPLE : ORGANISATIONS;
    }

    public Subject subject() {
        return subject;
    }

    /** The word of it in message keys. */
    public String key() {
        return this == PEOPLE ? "people" : "organisations";
    }

    public String path() {
        return "/" + key();
    }

    public boolean isPeople() {
        return this == PEOPLE;
    }

    /** The form's name of the organisation that it refers to. */
    public String above() {
        return this == PEOPLE ? "organisation" : "parent";
    }
}
