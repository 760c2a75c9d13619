package org.penstock.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes record ids: UUIDv7, so that newer ids sort after older ones and indexes grow at one end. */
public class Ids {

    public UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
