package org.penstock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Penstock {
    public static void main(String[] args) {
        SpringApplication.run(Penstock.class, args);
    }
}
