package org.penstock.commands;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.ApiTokens;
import org.penstock.kernel.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "token",
        description = "Makes a token for the API and prints it, this once, as the last line.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TokenCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Parameters(paramLabel = "EMAIL", description = "Whose token: the e-mail address of an active account.")
    private String email = "";

    @Option(
            names = "--scopes",
            paramLabel = "SCOPE",
            required = true,
            split = "[,\\s]+",
            description = "What it may be used for, such as deals:read,deals:write; all is whatever the person may.")
    private List<String> scopes = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "What it is for; shown in the list of tokens.")
    private String name = "bin/penstock token";

    @Option(names = "--days", paramLabel = "N", description = "How many days it holds; for good unless given.")
    private @Nullable Integer days;

    @Override
    public Integer call() {
        PenstockCommand parent = Objects.requireNonNull(penstock);
        return Joined.with(parent.installation("penstock"), joined -> token(joined, parent.json()));
    }

    private int token(Joined joined, boolean json) {
        ApiTokens.Draft draft = new ApiTokens.Draft(name, scopes, days);
        ApiTokens.Made made = joined.done(joined.door(ApiTokens.class).create(Actor.system(), email, draft));
        if (json) {
            Json.print(new Token(made.id().toString(), email, made.secret()));
        } else {
            System.err.println("This token of " + email + " is shown this once:");
            System.out.println(made.secret());
        }
        return ExitCodes.DONE;
    }

    private record Token(String id, String email, String token) {}
}
