package org.penstock.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Normalises phone numbers; a number without a country code belongs to the company's default country. */
final class PhoneNumbers {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    static List<Phone> normalised(List<Phone> phones, @Nullable String country) {
        return phones.stream()
                .map(phone -> new Phone(phone.raw(), e164(phone.raw(), country).orElse(null), phone.kind()))
                .toList();
    }

    static Optional<String> e164(String raw, @Nullable String country) {
        return parse(raw, country)
                .filter(UTIL::isPossibleNumber)
                .map(number -> UTIL.format(number, PhoneNumberFormat.E164));
    }

    static String shown(Phone phone) {
        return phone.e164() == null
                ? phone.raw()
                : parse(phone.e164(), null)
                        .map(number -> UTIL.format(number, PhoneNumberFormat.INTERNATIONAL))
                        .orElse(phone.raw());
    }

    private static Optional<PhoneNumber> parse(String raw, @Nullable String country) {
        try {
            return Optional.of(UTIL.parse(raw, country));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
