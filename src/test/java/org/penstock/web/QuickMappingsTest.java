package org.penstock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.ServletRequestPathUtils;

class QuickMappingsTest {
    private final QuickMappings mappings = new QuickMappings();

    @BeforeEach
    void register() throws Exception {
        mappings.setApplicationContext(new StaticWebApplicationContext());
        mappings.afterPropertiesSet();
        register("deal", "/deals/{id}");
        register("stage", "/deals/{id}/stage", "/stages/of/{id}");
        register("any", "/{page}");
        register("files", "/files/**");
    }

    private void register(String method, String... patterns) throws Exception {
        Method handler = Handlers.class.getDeclaredMethod(method);
        mappings.registerMapping(
                RequestMappingInfo.paths(patterns)
                        .options(mappings.getBuilderConfiguration())
                        .build(),
                new Handlers(),
                handler);
    }

    @Test
    void findsTheHandlerThatThePatternMeans() throws Exception {
        assertThat(found("/deals/7")).isEqualTo("deal");
        assertThat(found("/deals/7/stage")).isEqualTo("stage");
        assertThat(found("/stages/of/7")).isEqualTo("stage");
        assertThat(found("/guide")).isEqualTo("any");
        assertThat(found("/files/a/b")).isEqualTo("files");
    }

    @Test
    void anAddressWrittenOtherwiseIsFoundAsBefore() throws Exception {
        assertThat(found("/de%61ls/7")).isEqualTo("deal");
        assertThat(found("/deals;v=1/7")).isEqualTo("deal");
    }

    @Test
    void whatNobodyHandlesIsNotFound() throws Exception {
        assertThat(found("/orders/7/stage")).isNull();
    }

    private String found(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        ServletRequestPathUtils.parseAndCache(request);
        HandlerExecutionChain chain = mappings.getHandler(request);
        return chain == null
                ? null
                : ((HandlerMethod) chain.getHandler()).getMethod().getName();
    }

    static class Handlers {
        void deal() {}

        void stage() {}

        void any() {}

        void files() {}
    }
}
