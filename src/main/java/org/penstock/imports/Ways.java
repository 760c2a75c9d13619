package org.penstock.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penstock.contacts.Email;
import org.penstock.contacts.Phone;

/** E-mail addresses and phone numbers of a cell, which may hold several; an import adds ways and takes none away. */
final class Ways {
    private Ways() {}

    static List<Email> emails(String cell) {
        return parts(cell).map(Email::work).toList();
    }

    static List<Phone> phones(String cell) {
        return parts(cell).map(Phone::work).toList();
    }

    private static Stream<String> parts(String cell) {
        return Stream.of(cell.split("[,;\\n]")).map(String::strip).filter(part -> !part.isEmpty());
    }

    static <T> List<T> added(List<T> old, List<T> told, Function<T, String> sameness) {
        List<T> all = new ArrayList<>(old);
        for (T way : told) {
            if (all.stream().noneMatch(one -> sameness.apply(one).equals(sameness.apply(way)))) {
                all.add(way);
            }
        }
        return all;
    }

    /** The last nine digits tell numbers apart whether the country is written or not. */
    static String digits(Phone phone) {
        String digits = phone.raw().replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 9));
    }

    static String emails(List<Email> emails) {
        return emails.stream().map(Email::address).collect(Collectors.joining(", "));
    }

    static String phones(List<Phone> phones) {
        return phones.stream().map(Phone::raw).collect(Collectors.joining(", "));
    }
}
