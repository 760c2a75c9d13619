package org.penstock.commands;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "check",
        description =
                "Proves that facts which are kept twice agree (deals and ledger, kept sums …) and counts records.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable PenstockCommand penstock;

    @Override
    public Integer call() {
        PenstockCommand parent = Objects.requireNonNull(penstock);
        return Joined.with(parent.installation("penstock"), joined -> check(joined, parent.json()));
    }

    /** Also what a restore ends with. */
    static CheckSummary summary(Joined joined) {
        List<String> disagreements = joined.beans().getBeansOfType(Check.class).values().stream()
                .flatMap(check -> check.disagreements().stream())
                .toList();
        return CheckSummary.read(joined.jdbc(), disagreements);
    }

    private static int check(Joined joined, boolean json) {
        CheckSummary summary = summary(joined);
        if (json) {
            Json.print(summary);
        } else {
            summary.lines().forEach(System.out::println);
        }
        return summary.disagreements() == 0 ? ExitCodes.DONE : ExitCodes.FINDINGS;
    }
}
