package org.penstock.commands;

import tools.jackson.databind.json.JsonMapper;

/** The one JSON object that {@code --json} prints. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    record Trouble(String error) {}

    static void print(Object summary) {
        System.out.println(MAPPER.writeValueAsString(summary));
    }
}
