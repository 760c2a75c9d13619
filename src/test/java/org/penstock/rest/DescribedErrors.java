package org.penstock.rest;

import java.util.Map;
import java.util.TreeMap;

/** What each status of an error means, in the words of the description. */
final class DescribedErrors {
    static final Map<Integer, String> BY_STATUS = new TreeMap<>(Map.of(
            400, "The request can't be understood; errors names each parameter.",
            401, "No token, or one that is unknown, revoked or expired.",
            403, "The token lacks the scope, or its person the right.",
            404, "There is no such record, or the token's person may not see it.",
            409, "Somebody changed the record at the same moment, or its state does not allow it.",
            412, "The record stands in another version than If-Match names.",
            413, "The body is longer than 2 MB.",
            422, "What was sent can't be done; errors names each field.",
            429, "More requests than the token may send; Retry-After says when to go on."));

    private DescribedErrors() {}
}
