package org.penstock;

import org.penstock.commands.CommandLineFront;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Penstock {
    public static void main(String[] args) {
        CommandLineFront.main(Penstock.class, args);
    }
}
