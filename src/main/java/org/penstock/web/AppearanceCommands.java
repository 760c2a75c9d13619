package org.penstock.web;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Theme and language in the command palette. */
@Configuration(proxyBeanMethods = false)
class AppearanceCommands {

    @Bean
    static CommandItem lightThemeCommand() {
        return CommandItem.post("web.command.theme.light", "sun", "/appearance", 70, null, Map.of("theme", "light"))
                .foundBy("web.command.theme.light.words");
    }

    @Bean
    static CommandItem darkThemeCommand() {
        return CommandItem.post("web.command.theme.dark", "moon", "/appearance", 71, null, Map.of("theme", "dark"))
                .foundBy("web.command.theme.dark.words");
    }

    @Bean
    static CommandItem autoThemeCommand() {
        return CommandItem.post(
                        "web.command.theme.auto", "device-desktop", "/appearance", 72, null, Map.of("theme", "auto"))
                .foundBy("web.command.theme.auto.words");
    }

    @Bean
    static CommandItem englishCommand() {
        return CommandItem.post(
                        "web.command.language.en", "language", "/appearance", 80, null, Map.of("language", "en"))
                .foundBy("web.command.language.en.words");
    }

    @Bean
    static CommandItem russianCommand() {
        return CommandItem.post(
                        "web.command.language.ru", "language", "/appearance", 81, null, Map.of("language", "ru"))
                .foundBy("web.command.language.ru.words");
    }
}
