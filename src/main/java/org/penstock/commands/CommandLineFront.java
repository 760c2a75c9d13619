package org.penstock.commands;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the command line, runs the command and turns what goes wrong into one clear line and an exit code. */
public final class CommandLineFront {
    private final Class<?> application;

    private CommandLineFront(Class<?> application) {
        this.application = application;
    }

    /** Runs the command; returns never. */
    public static void main(Class<?> application, String... args) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(new CommandLineFront(application).run(args));
    }

    private int run(String... args) {
        return line().execute(args);
    }

    private CommandLine line() {
        PenstockCommand penstock = new PenstockCommand(application);
        CommandLine line = new CommandLine(penstock)
                .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(penstock, failure));
        line.setParameterExceptionHandler((wrong, arguments) -> misused(wrong, arguments));
        return line;
    }

    private static int misused(ParameterException wrong, String... arguments) {
        String message = String.valueOf(wrong.getMessage());
        if (Arrays.asList(arguments).contains("--json")) {
            Json.print(new Json.Trouble(message));
        }
        System.err.println(message);
        System.err.println("See " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    private static int failed(PenstockCommand penstock, Exception failure) {
        String message = Troubles.message(failure);
        if (penstock.json()) {
            Json.print(new Json.Trouble(message));
        }
        System.err.println(message);
        return ExitCodes.FAILED;
    }
}
