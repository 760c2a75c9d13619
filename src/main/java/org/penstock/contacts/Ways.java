package org.penstock.contacts;

import java.util.List;

/** The e-mail addresses and phone numbers of one person or organisation, first choice first. */
record Ways(List<Email> emails, List<Phone> phones) {
    static final Ways NONE = new Ways(List.of(), List.of());

    Ways {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }
}
