package org.penstock.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.database.DataDirectory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** One run's settings, and the application started with them. */
record Installation(
        Class<?> application,
        String standardDirectory,
        @Nullable Path dataDir,
        String address,
        int port,
        @Nullable String databaseUrl,
        @Nullable String outsideUrl,
        @Nullable Path backupDir,
        boolean updateBackup,
        Operating operating) {

    DataDirectory directory() {
        return DataDirectory.at(dataDir != null ? dataDir : DataDirectory.standard(standardDirectory));
    }

    Installation onPort(int free, Operating listening) {
        return new Installation(
                application,
                standardDirectory,
                dataDir,
                address,
                free,
                databaseUrl,
                outsideUrl,
                backupDir,
                updateBackup,
                listening);
    }

    /** What printed links begin with. */
    String url() {
        return outsideUrl != null ? outsideUrl : Urls.local(address, port);
    }

    ConfigurableApplicationContext start(DataDirectory directory, WebApplicationType type, String... more) {
        SpringApplication spring = new SpringApplication(application);
        spring.setMainApplicationClass(application);
        spring.setWebApplicationType(type);
        return spring.run(arguments(directory, more));
    }

    private String[] arguments(DataDirectory directory, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--penstock.data-dir=" + directory.root(),
                "--penstock.database-url=" + (databaseUrl == null ? "" : databaseUrl),
                "--penstock.url=" + (outsideUrl == null ? "" : outsideUrl),
                "--penstock.printed-url=" + url(),
                "--penstock.backup-dir=" + (backupDir == null ? "" : backupDir.toAbsolutePath()),
                "--penstock.update-backup=" + updateBackup,
                "--server.address=" + address,
                "--server.port=" + port));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
