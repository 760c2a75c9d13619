package org.penstock.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.ApplicationModulesRuntime;

/** The data source, embedded or external, and the sources of time and ids. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    /** How long a request waits for a connection before it is told that the database is away. */
    private static final Duration CONNECTION_MAX = Duration.ofSeconds(10);

    @Bean
    DataDirectory dataDirectory(DatabaseSettings settings) {
        return DataDirectory.at(settings.dataDirOrDefault());
    }

    /** Joined before the pool opens and left after it has closed. */
    @Bean(destroyMethod = "close")
    Server server(DatabaseSettings settings, DataDirectory directory) {
        return settings.isExternal()
                ? new Server(null, null, ExternalUrl.parse(String.valueOf(settings.databaseUrl())))
                : Server.embedded(joined(directory, settings));
    }

    private static EmbeddedPostgres joined(DataDirectory directory, DatabaseSettings settings) {
        Leaving leaving = new Leaving();
        SpringApplication.getShutdownHandlers().add(leaving);
        return leaving.join(directory, settings.embedded());
    }

    /** A process that is told to stop while it is still starting closes no beans; it leaves the database all the same. */
    private static final class Leaving implements Runnable {
        private @Nullable EmbeddedPostgres postgres;

        synchronized EmbeddedPostgres join(DataDirectory directory, List<String> settings) {
            EmbeddedPostgres joined = EmbeddedPostgres.join(directory, settings);
            postgres = joined;
            return joined;
        }

        @Override
        public synchronized void run() {
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    record Server(
            @Nullable EmbeddedPostgres embedded, @Nullable EmbeddedWatch watch, ExternalUrl url)
            implements AutoCloseable {
        static Server embedded(EmbeddedPostgres postgres) {
            return new Server(
                    postgres,
                    EmbeddedWatch.begin(postgres),
                    new ExternalUrl(postgres.jdbcUrl(), postgres.user(), postgres.password()));
        }

        @Override
        public void close() {
            if (watch != null) {
                watch.close();
            }
            if (embedded != null) {
                embedded.close();
            }
        }
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(
            DatabaseSettings settings, Server server, @Value("${penstock.serving:true}") boolean serving) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("penstock");
        config.setJdbcUrl(server.url().jdbc());
        config.setUsername(server.url().user());
        config.setPassword(server.url().password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_MAX.toMillis());
        // Notices a database server that is gone without a word, and one that can't be reached.
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECTION_MAX.toSeconds()));
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Else exceptions, and so the log, would hold the values of the row that was refused.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // By the first name a restore knows that a server is at work on the database.
        config.addDataSourceProperty("ApplicationName", serving ? "penstock" : "penstock-command");
        HikariDataSource pool = open(config);
        DatabaseDemands.verify(pool);
        return pool;
    }

    private static HikariDataSource open(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            String said = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            String reason = said.endsWith(".") ? said : said + ".";
            throw new DatabaseTrouble("The database does not let us in: " + reason + " Is the database URL right?", e);
        }
    }

    /** Takes a connection only when a statement runs. */
    @Bean
    @Primary
    DataSource dataSource(HikariDataSource pool) {
        return new LazyConnectionDataSourceProxy(pool);
    }

    /** In dependency order; Modulith's own list of what was found at build time has none. */
    @Bean
    @Primary
    static ApplicationModuleIdentifiers modulesInOrder(ObjectProvider<ApplicationModulesRuntime> modules) {
        List<ApplicationModuleIdentifier> known = ModuleOrder.known();
        return known != null
                ? ApplicationModuleIdentifiers.of(known)
                : ApplicationModuleIdentifiers.of(modules.getObject().get());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids() {
        return new Ids();
    }
}
