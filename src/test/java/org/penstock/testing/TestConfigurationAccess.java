package org.penstock.testing;

import org.springframework.context.annotation.Import;

/** The beans of {@link TestConfiguration} for tests that are no {@link PenstockTest}. */
@Import(TestConfiguration.class)
public class TestConfigurationAccess {}
