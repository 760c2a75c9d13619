package org.penstock.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.generated.precompiled.DynamicTemplates;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts the parts of the kit together: templates, texts, arguments of handlers, static files. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Uis uis;
    private final boolean developing;

    WebConfiguration(Uis uis, Environment environment) {
        this.uis = uis;
        this.developing = environment.acceptsProfiles(Profiles.of("dev"));
    }

    @Bean
    static StaticTemplates staticTemplates() {
        return new StaticTemplates();
    }

    /** While developing, a changed template shows on the next request; only a changed parameter needs a build. */
    @Bean
    @Primary
    @Profile("dev")
    static DynamicTemplates dynamicTemplates() {
        DirectoryCodeResolver sources = new DirectoryCodeResolver(Path.of("src/main/jte"));
        return new DynamicTemplates(TemplateEngine.create(sources, Path.of("target/jte-dev"), ContentType.Html));
    }

    @Bean
    static MessageSource messageSource() throws IOException {
        return new Bundles();
    }

    @Bean
    static WebMvcRegistrations quickMappings() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new QuickMappings();
            }
        };
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new JteModelConverter());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Arguments(uis));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl keep = CacheControl.maxAge(FOR_EVER).cachePublic().immutable();
        registry.addResourceHandler(Assets.path() + "/**")
                .addResourceLocations(
                        developing ? "file:src/main/resources/static/" : "classpath:/static/", "classpath:/static/")
                .setCacheControl(developing ? CacheControl.noCache() : keep);
        // A page of an earlier build may still be open and ask for a file by its old mark.
        registry.addResourceHandler(Assets.ROOT + "**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new OldMarks());
    }
}
