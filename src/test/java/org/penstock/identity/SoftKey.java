package org.penstock.identity;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.UUID;

/** A device with one key, in software: signs whatever a test wants, as a browser would hand it on. */
final class SoftKey {
    private static final byte RECOGNISED = AuthenticatorData.BIT_UP | AuthenticatorData.BIT_UV;
    private static final ObjectConverter CONVERTER = new ObjectConverter();

    private final KeyPair pair = pair();
    private final byte[] credential = SecureRandom.getSeed(32);
    private final UUID owner;

    String origin = "http://localhost";
    String site = "localhost";
    byte flags = RECOGNISED;
    long counter;

    SoftKey(UUID owner) {
        this.owner = owner;
    }

    String id() {
        return text(credential);
    }

    String made(String challenge) {
        var key = new AttestedCredentialData(
                AAGUID.ZERO,
                credential,
                EC2COSEKey.create((ECPublicKey) pair.getPublic(), COSEAlgorithmIdentifier.ES256));
        var data = new AuthenticatorData<RegistrationExtensionAuthenticatorOutput>(
                hash(site), (byte) (flags | AuthenticatorData.BIT_AT), counter, key);
        byte[] attestation = new AttestationObjectConverter(CONVERTER)
                .convertToBytes(new AttestationObject(data, new NoneAttestationStatement()));
        return json("""
                "clientDataJSON":"%s","attestationObject":"%s","transports":["internal"]""".formatted(text(client("webauthn.create", challenge)), text(attestation)));
    }

    String used(String challenge) {
        counter++;
        byte[] client = client("webauthn.get", challenge);
        byte[] data = new AuthenticatorDataConverter(CONVERTER)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(hash(site), flags, counter));
        return json("""
                "clientDataJSON":"%s","authenticatorData":"%s","signature":"%s","userHandle":"%s\"""".formatted(
                        text(client), text(data), text(signed(data, client)), text(PasskeyOptions.handle(owner))));
    }

    private String json(String response) {
        return """
                {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},"response":{%s}}""".formatted(id(), id(), response);
    }

    private byte[] client(String type, String challenge) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, challenge, origin).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signed(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(MessageDigest.getInstance("SHA-256").digest(client));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
