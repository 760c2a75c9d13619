package org.penstock.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Which passwords are good enough, and how they are kept: Argon2id. */
@Component
class Passwords {
    static final int LENGTH_MIN = 10;
    /** Longer ones only cost time to hash. */
    static final int LENGTH_MAX = 200;
    /** Each hash takes {@link #MEMORY_KIB}; a crowd at the door must not take all memory. */
    private static final int HASHES_AT_ONCE_MAX = 4;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ROUNDS = 2;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ROUNDS);
    private final Semaphore places = new Semaphore(HASHES_AT_ONCE_MAX, true);
    private final Set<String> common = readCommon();
    /** Compared where there is no account, so that its absence takes the same time. */
    private final String nobodys = hash("nobody has this password");

    /** Why it can't be a password; null when it can. */
    @Nullable Refusal refusal(String field, String password, String name, String email) {
        if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
            return Refusal.at(field, "identity.password.short", LENGTH_MIN);
        }
        if (password.length() > LENGTH_MAX) {
            return Refusal.at(field, "identity.password.long", LENGTH_MAX);
        }
        return guessable(normal(password).toLowerCase(Locale.ROOT), name, email)
                ? Refusal.at(field, "identity.password.common")
                : null;
    }

    String hash(String password) {
        return inTurn(() -> Objects.requireNonNull(encoder.encode(normal(password))));
    }

    boolean matches(String password, @Nullable String hash) {
        boolean same = password.length() <= LENGTH_MAX
                && inTurn(() -> encoder.matches(normal(password), hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private boolean guessable(String password, String name, String email) {
        return common.contains(password)
                || password.equals(email.toLowerCase(Locale.ROOT))
                || password.equals(name.toLowerCase(Locale.ROOT))
                || password.chars().distinct().count() < 4;
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** The same letters typed on another keyboard are the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static Set<String> readCommon() {
        try (InputStream list = Passwords.class.getResourceAsStream("common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
