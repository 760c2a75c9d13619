package org.penstock.commands;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every global option has a twin in the environment: {@code --data-dir} is {@code PENSTOCK_DATA_DIR}. Empty is unset. */
final class EnvironmentDefaults implements IDefaultValueProvider {
    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !PenstockCommand.TWINS.contains(option.longestName())) {
            return null;
        }
        String twin = "PENSTOCK_"
                + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        String value = environment.get(twin);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
