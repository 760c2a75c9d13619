package org.penstock.backups;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link UpdateBackup} before whatever migrates the tables. */
@Configuration(proxyBeanMethods = false)
class UpdateGuard {

    @Bean
    static BeanPostProcessor backupBeforeMigration(ObjectProvider<UpdateBackup> backup) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof FlywayMigrationStrategy migration)) {
                    return bean;
                }
                return (FlywayMigrationStrategy) flyway -> {
                    backup.getObject().before(flyway.getConfiguration().getDataSource());
                    migration.migrate(flyway);
                };
            }
        };
    }
}
