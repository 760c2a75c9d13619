package org.penstock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Penstock {
    public static void main(String[] args) {
        SpringApplication.run(Penstock.class, args);
    }
}
