package org.penstock.commands;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The words that stand before or after any command. Without a command it serves. */
@Command(
        name = "penstock",
        header = "Penstock, a self-hosted sales pipeline.",
        description = {
            "Without a command it serves the pages of one company.",
            "Data lies in ~/.local/share/penstock (demo: ~/.local/share/penstock-demo) unless --data-dir says"
                    + " otherwise."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            OwnerCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  PENSTOCK_PORT, PENSTOCK_ADDRESS, PENSTOCK_DATA_DIR, PENSTOCK_DATABASE_URL,",
            "  PENSTOCK_BACKUP_DIR, PENSTOCK_NO_UPDATE_BACKUP (true),",
            "  PENSTOCK_METRICS_PORT, PENSTOCK_METRICS_ADDRESS, PENSTOCK_LOG_FORMAT",
            "      the same as the options; an option wins",
            "  PENSTOCK_URL",
            "      the address people outside use, such as https://sales.example.com; printed links begin with it",
            "",
            "Exit codes:",
            "  0 done, 1 finished with rejections or disagreements, 2 wrong usage,",
            "  3 needs an answer (nothing was changed), 4 could not be done",
            "",
            "The log of the server is logs/penstock.log in the data directory: a new file each day and at 10 MB,",
            "older ones compressed, 14 days and 200 MB at most."
        })
final class PenstockCommand implements Callable<Integer> {
    static final Set<String> TWINS = Set.of(
            "--port",
            "--address",
            "--data-dir",
            "--database-url",
            "--url",
            "--backup-dir",
            "--no-update-backup",
            "--metrics-port",
            "--metrics-address",
            "--log-format");

    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--port",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the pages; 8080 unless given.")
    private int port;

    @Option(
            names = "--address",
            scope = ScopeType.INHERIT,
            paramLabel = "IP",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; 127.0.0.1 (this machine only) unless given. 0.0.0.0 is all.")
    private String address = "127.0.0.1";

    @Option(
            names = "--data-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where the database, files and logs lie.")
    private @Nullable Path dataDir;

    @Option(
            names = "--database-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description =
                    "A PostgreSQL 15 or newer in place of the embedded one: postgres://user:password@host/database")
    private @Nullable String databaseUrl;

    @Option(
            names = "--backup-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where the server puts its backups; backups in the data directory unless given.")
    private @Nullable Path backupDir;

    @Option(
            names = "--no-update-backup",
            scope = ScopeType.INHERIT,
            description = "Update the tables without the backup that is otherwise taken first.")
    private boolean noUpdateBackup;

    @Option(
            names = "--metrics-port",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "Port of health and Prometheus metrics: /health, /metrics. Without it there are none.")
    private @Nullable Integer metricsPort;

    @Option(
            names = "--metrics-address",
            scope = ScopeType.INHERIT,
            paramLabel = "IP",
            defaultValue = "127.0.0.1",
            description = "Address of these; 127.0.0.1 (this machine only) unless given. They ask for no password.")
    private String metricsAddress = "127.0.0.1";

    @Option(
            names = "--log-format",
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Log of the server as text, or as json: one object a line.")
    private String logFormat = "text";

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "import, check, owner, token, backup, restore: print exactly one JSON object.")
    private boolean json;

    @Option(names = "--url", scope = ScopeType.INHERIT, hidden = true)
    private @Nullable String url;

    @Spec
    private @Nullable CommandSpec spec;

    private final Class<?> application;

    PenstockCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return new Serving(installation("penstock")).run();
    }

    boolean json() {
        return json;
    }

    /** The settings that hold for this run; wrong ones are wrong usage. */
    Installation installation(String standardDirectory) {
        if (port < 0 || port > PORT_MAX) {
            throw wrong("The port must lie between 1 and " + PORT_MAX + ", not " + port + ".");
        }
        return new Installation(
                application,
                standardDirectory,
                dataDir,
                address,
                port,
                databaseUrl,
                Urls.checked(url, this),
                backupDir,
                !noUpdateBackup,
                Operating.checked(metricsPort, metricsAddress, logFormat, this));
    }

    Installation server(String standardDirectory) {
        if (json) {
            throw wrong("--json goes with import, check, owner, token, backup and restore.");
        }
        return installation(standardDirectory);
    }

    ParameterException wrong(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }
}
