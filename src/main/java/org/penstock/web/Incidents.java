package org.penstock.web;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives an unexpected failure a short id that both the reader's page and the log carry. */
@Component
public class Incidents {
    private static final Logger log = LoggerFactory.getLogger(Incidents.class);
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 10;

    private final RandomGenerator random = new SecureRandom();

    public String record(String where, Throwable failure) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        log.error("Incident {} at {}", id, where, failure);
        return id.toString();
    }
}
