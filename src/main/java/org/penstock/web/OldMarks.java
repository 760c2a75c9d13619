package org.penstock.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Finds static files whatever mark their path carries. */
class OldMarks extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        return super.getResource(path.substring(path.indexOf('/') + 1), location);
    }
}
