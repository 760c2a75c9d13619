package org.penstock.commands;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.SignInLinks;
import org.penstock.kernel.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "owner",
        description = "Makes the first owner, or lets a locked-out one back in: prints a link that signs in once,"
                + " for 15 minutes.",
        mixinStandardHelpOptions = true)
final class OwnerCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Parameters(paramLabel = "EMAIL", description = "The owner's e-mail address.")
    private String email = "";

    @Override
    public Integer call() {
        PenstockCommand parent = Objects.requireNonNull(penstock);
        return Joined.with(parent.installation("penstock"), joined -> owner(joined, parent.json()));
    }

    private int owner(Joined joined, boolean json) {
        String link = joined.url() + joined.done(joined.door(SignInLinks.class).owner(Actor.system(), email));
        if (json) {
            Json.print(new Link(email, link));
        } else {
            System.err.println(
                    "This link signs " + email + " in once, within " + SignInLinks.LIFE.toMinutes() + " minutes:");
            System.out.println(link);
        }
        return ExitCodes.DONE;
    }

    private record Link(String email, String link) {}
}
