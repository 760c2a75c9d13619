package org.penstock.commands;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "serve",
        description = "Serves the pages of one company; the same as no command.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Override
    public Integer call() {
        return new Serving(java.util.Objects.requireNonNull(penstock).server("penstock")).run();
    }
}
