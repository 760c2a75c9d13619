package org.penstock.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether what a browser brings was signed by the key that it names, for this site and this challenge, by somebody whom
 * the device has recognised. Who made the device is not asked for.
 */
@Component
class PasskeyProofs {
    private static final boolean RECOGNISED = true;
    private static final boolean PRESENT = true;
    /** What devices may sign with, the best first. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);

    /** A key as it is kept. */
    static final class Held {
        private final byte[] credential;
        private final byte[] data;
        private final Use use;
        private final List<String> transports;

        Held(byte[] credential, byte[] data, Use use, List<String> transports) {
            this.credential = credential;
            this.data = data;
            this.use = use;
            this.transports = List.copyOf(transports);
        }

        byte[] credential() {
            return credential;
        }

        byte[] data() {
            return data;
        }

        Use use() {
            return use;
        }

        List<String> transports() {
            return transports;
        }
    }

    /** What changes each time that a key is used. */
    record Use(long signCount, boolean backupEligible, boolean backedUp) {}

    /** A new key that a browser brings; empty where it is not even the form of one. */
    Optional<RegistrationData> registration(String json) {
        return read(() -> manager.parseRegistrationResponseJSON(json), RegistrationData::getCollectedClientData)
                .filter(data -> data.getAttestationObject() != null);
    }

    /** A sign-in that a browser brings; empty where it is not even the form of one. */
    Optional<AuthenticationData> assertion(String json) {
        return read(() -> manager.parseAuthenticationResponseJSON(json), AuthenticationData::getCollectedClientData)
                .filter(data -> data.getCredentialId() != null);
    }

    /** The key that it names; what names none is no {@link #assertion}. */
    @SuppressWarnings("NullAway") // the library's mark is read as one of the bytes
    static byte[] credential(AuthenticationData data) {
        return data.getCredentialId();
    }

    /** The challenge that was signed, as {@link PasskeyChallenges} gave it out. */
    static String challenge(@Nullable CollectedClientData client) {
        byte[] signed = Objects.requireNonNull(client).getChallenge().getValue();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** The new key; empty when the proof does not hold. */
    Optional<Held> verified(PasskeySite site, RegistrationData data) {
        List<PublicKeyCredentialParameters> allowed = ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
        ServerProperty server = server(site, data.getCollectedClientData());
        if (!holds(() -> manager.verify(data, new RegistrationParameters(server, allowed, RECOGNISED, PRESENT)))) {
            return Optional.empty();
        }
        AuthenticatorData<?> told =
                Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData key = Objects.requireNonNull(told.getAttestedCredentialData());
        List<String> transports = data.getTransports() == null
                ? List.of()
                : data.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .toList();
        return Optional.of(new Held(key.getCredentialId(), keys.convert(key), use(told), transports));
    }

    /** How the key was used; empty when the proof does not hold, as when the key's counter went back. */
    Optional<Use> verified(PasskeySite site, AuthenticationData data, Held key) {
        Set<AuthenticatorTransport> transports =
                key.transports().stream().map(AuthenticatorTransport::create).collect(Collectors.toSet());
        CredentialRecordImpl known = new CredentialRecordImpl(
                null,
                true,
                key.use().backupEligible(),
                key.use().backedUp(),
                key.use().signCount(),
                keys.convert(key.data()),
                null,
                null,
                null,
                transports);
        ServerProperty server = server(site, data.getCollectedClientData());
        return holds(() -> manager.verify(data, new AuthenticationParameters(server, known, null, RECOGNISED, PRESENT)))
                ? Optional.of(use(Objects.requireNonNull(data.getAuthenticatorData())))
                : Optional.empty();
    }

    /** The challenge has been found among ours and used up before; here only the signature over it counts. */
    private static ServerProperty server(PasskeySite site, @Nullable CollectedClientData client) {
        byte[] challenge = Objects.requireNonNull(client).getChallenge().getValue();
        return ServerProperty.builder()
                .origin(new Origin(site.origin()))
                .rpId(site.name())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static Use use(AuthenticatorData<?> told) {
        return new Use(told.getSignCount(), told.isFlagBE(), told.isFlagBS());
    }

    private static <T> Optional<T> read(
            Supplier<@Nullable T> reading, java.util.function.Function<T, @Nullable CollectedClientData> client) {
        try {
            return Optional.ofNullable(reading.get())
                    .filter(data -> client.apply(data) != null
                            && Objects.requireNonNull(client.apply(data)).getChallenge() != null);
        } catch (RuntimeException garbled) {
            // The library throws many things at input that is no credential; whatever it is, nobody gets in by it.
            return Optional.empty();
        }
    }

    private static boolean holds(Runnable verification) {
        try {
            verification.run();
            return true;
        } catch (WebAuthnException refused) {
            return false;
        }
    }
}
