package org.penstock.commands;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "demo",
        description = "Serves a made-up company to look around in, and prints a sign-in link for each role.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Override
    public Integer call() {
        Installation installation = Objects.requireNonNull(penstock).server("penstock-demo");
        return new Serving(installation, "--penstock.demo=true").run();
    }
}
