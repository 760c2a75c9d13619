package org.penstock.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.penstock.database.DataDirectory;
import org.penstock.database.ServerLock;
import org.penstock.teams.SetUp;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;

/** The server: holds its data directory, answers pages and runs jobs until it is told to stop. */
final class Serving {
    private final Installation installation;
    private final String[] settings;

    Serving(Installation installation, String... settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** Serves for as long as the process lives; a signal ends it. */
    int run() {
        DataDirectory directory = installation.directory();
        try (ServerLock held = ServerLock.take(directory, installation.url())) {
            Installation here = installation.onPort(
                    Ports.listenable(installation.address(), installation.port(), "--"),
                    installation.operating().listenable());
            ApplicationContext beans = here.start(directory, WebApplicationType.SERVLET, all(here, directory));
            // Before anybody is told: what is asked of the database after that would end the server if it were away.
            String invitation = firstOwner(here, beans.getBean(SetUp.class));
            held.ready(here.url());
            announce(here, directory);
            System.err.print(invitation);
            new CountDownLatch(1).await();
            return ExitCodes.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        }
    }

    private String[] all(Installation here, DataDirectory directory) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(here.operating().settings());
        all.add(here.operating().logging());
        all.add("--logging.file.name=" + log(directory));
        return all.toArray(String[]::new);
    }

    private static void announce(Installation here, DataDirectory directory) {
        System.err.println("Penstock is ready: " + here.url());
        System.err.println("  data  " + directory.root());
        System.err.println("  log   " + log(directory));
        if (here.operating().metricsPort() != null) {
            System.err.println("  health, metrics  "
                    + Urls.local(
                            here.operating().metricsAddress(), here.operating().metricsPort()) + "/metrics");
        }
        System.err.println("  stop  Ctrl-C, or kill " + ProcessHandle.current().pid());
    }

    /** Whoever reaches the server first could take it; from outside only who sees this line can. */
    private static String firstOwner(Installation here, SetUp setUp) {
        return setUp.open()
                ? "Set it up here: " + here.url() + (setUp.tokenNeeded() ? setUp.printable() : "/set-up") + "\n"
                : "";
    }

    private static Path log(DataDirectory directory) {
        return directory.logs().resolve("penstock.log");
    }
}
