package org.penstock.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes a rendered template as the response's body. */
class JteModelConverter extends AbstractHttpMessageConverter<JteModel> {

    JteModelConverter() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_HTML, MediaType.ALL);
        setDefaultCharset(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return JteModel.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Templates are only written", input);
    }

    @Override
    protected void writeInternal(JteModel model, HttpOutputMessage response) throws IOException {
        // Rendered as a whole before the first byte goes out, so that a failing template is an error page, not half a
        // page.
        Utf8ByteOutput rendered = new Utf8ByteOutput();
        model.render(rendered);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        rendered.writeTo(response.getBody());
    }
}
