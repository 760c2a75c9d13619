package org.penstock.contacts;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an organisation is, part by part. */
public record Address(
        @Nullable String street,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {

    public static final Address NONE = new Address(null, null, null, null, null);

    public Address {
        street = Blank.toNull(street);
        city = Blank.toNull(city);
        region = Blank.toNull(region);
        postalCode = Blank.toNull(postalCode);
        country = Blank.toNull(country);
    }

    /** On one line, the smallest part first. */
    public String line() {
        String town = joined(" ", postalCode, city);
        return joined(", ", street, town.isEmpty() ? null : town, region, country);
    }

    /** City and country, for lists. */
    public String place() {
        return joined(", ", city, country);
    }

    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
    }
}
