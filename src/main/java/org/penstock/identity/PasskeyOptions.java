package org.penstock.identity;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a browser is told about a key to make or to use: the JSON forms of WebAuthn's own options. */
final class PasskeyOptions {
    private static final String TYPE = "public-key";
    private static final String REQUIRED = "required";
    private static final int ID_BYTES = 16;

    private PasskeyOptions() {}

    /** A new key, found later without an e-mail, that asks for finger, face or PIN; none on a device that has one. */
    static Map<String, Object> creation(PasskeySite site, Account account, String challenge, List<byte[]> present) {
        String email = account.email() == null ? account.name() : account.email();
        return Map.of(
                "challenge", challenge,
                "rp", Map.of("id", site.name(), "name", "Penstock"),
                "user", Map.of("id", text(handle(account.id())), "name", email, "displayName", account.name()),
                "pubKeyCredParams",
                        PasskeyProofs.ALGORITHMS.stream()
                                .map(algorithm -> Map.of("type", TYPE, "alg", algorithm.getValue()))
                                .toList(),
                "timeout", PasskeyChallenges.LIFE.toMillis(),
                "excludeCredentials",
                        present.stream()
                                .map(id -> Map.of("type", TYPE, "id", text(id)))
                                .toList(),
                "authenticatorSelection",
                        Map.of("residentKey", REQUIRED, "requireResidentKey", true, "userVerification", REQUIRED),
                "attestation", "none");
    }

    /** Whichever key the person has for this site. */
    static Map<String, Object> request(PasskeySite site, String challenge) {
        return Map.of(
                "challenge",
                challenge,
                "rpId",
                site.name(),
                "timeout",
                PasskeyChallenges.LIFE.toMillis(),
                "userVerification",
                REQUIRED);
    }

    /** Whose key it is, as the device keeps it: the account's id, which says nothing about the person. */
    static byte[] handle(UUID account) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
