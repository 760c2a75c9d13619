package org.penstock.contacts.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Email;
import org.penstock.contacts.Phone;
import org.penstock.contacts.WayKind;
import org.penstock.rest.Doc;

/** Ways to reach somebody. */
final class WayJson {
    private WayJson() {}

    /** An e-mail address. */
    @Doc("An e-mail address.")
    record EmailJson(
            @Doc(value = "The address.", example = "ada@northwind.example", max = Email.MAX_LENGTH, required = true)
            @Nullable String address,

            @Doc(value = "What it is for; work if it is not said.", example = "work") @Nullable WayKind kind) {
        static List<EmailJson> of(List<Email> emails) {
            return emails.stream()
                    .map(email -> new EmailJson(email.address(), email.kind()))
                    .toList();
        }

        static List<Email> emails(@Nullable List<EmailJson> sent) {
            return sent == null
                    ? List.of()
                    : sent.stream()
                            .map(email -> new Email(text(email.address()), kindOf(email.kind())))
                            .toList();
        }
    }

    /** A phone number. */
    @Doc("A phone number.")
    record PhoneJson(
            @Doc(value = "As it was typed.", example = "020 7946 0958", max = Phone.MAX_LENGTH, required = true)
            @Nullable String number,

            @Doc(value = "In the international form; made from the number, not read.", example = "+442079460958")
            @Nullable String international,

            @Doc(value = "What it is for; work if it is not said.", example = "work") @Nullable WayKind kind) {
        static List<PhoneJson> of(List<Phone> phones) {
            return phones.stream()
                    .map(phone -> new PhoneJson(phone.raw(), phone.e164(), phone.kind()))
                    .toList();
        }

        static List<Phone> phones(@Nullable List<PhoneJson> sent) {
            return sent == null
                    ? List.of()
                    : sent.stream()
                            .map(phone -> new Phone(text(phone.number()), null, kindOf(phone.kind())))
                            .toList();
        }
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static WayKind kindOf(@Nullable WayKind kind) {
        return kind == null ? WayKind.WORK : kind;
    }
}
