package org.penstock.browser;

import org.penstock.testing.TestDatabase;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** As {@link TestDatabase}, with jobs running, because a person waits for them. */
class BrowserDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new TestDatabase().initialize(context);
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context, "db-scheduler.enabled=true", "db-scheduler.polling-interval=300ms");
    }
}
