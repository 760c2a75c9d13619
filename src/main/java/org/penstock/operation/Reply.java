package org.penstock.operation;

/** An answer to a probe. */
record Reply(int status, String type, String body) {

    static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body);
    }

    static Reply json(int status, String body) {
        return new Reply(status, "application/json", body);
    }
}
