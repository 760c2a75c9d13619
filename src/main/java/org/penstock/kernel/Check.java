package org.penstock.kernel;

import java.util.List;

/** Proves that facts kept twice agree. Each module that keeps a copy supplies one; {@code bin/penstock check} runs them all. */
public interface Check {

    /** The most disagreements that one check reports. */
    int MAX_REPORTED = 100;

    /** One sentence in English for each disagreement, naming the record; empty when all agree. */
    List<String> disagreements();
}
