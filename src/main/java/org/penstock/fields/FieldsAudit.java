package org.penstock.fields;

import java.util.List;
import java.util.Map;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit: custom fields and labels. */
@Configuration(proxyBeanMethods = false)
class FieldsAudit {

    @Bean
    static AuditWords fieldsAuditWords() {
        return new AuditWords(
                List.of(
                        Kind.settings("field_made", "fields.audit.field-made"),
                        Kind.settings("field_changed", "fields.audit.field-changed"),
                        Kind.settings("label_made", "fields.audit.label-made"),
                        Kind.settings("label_changed", "fields.audit.label-changed")),
                List.of(
                        new Fact("subject", "fields.audit.of", (texts, code) -> texts.of("fields.subject." + code)),
                        new Fact("field_type", "fields.type", (texts, code) -> texts.of("fields.type." + code)),
                        Fact.plain("field_label", "fields.label"),
                        Fact.plain("field_options", "fields.options"),
                        Fact.plain("label_name", "fields.label.name"),
                        new Fact("colour", "fields.label.colour", (texts, code) -> texts.of("fields.colour." + code)),
                        Fact.plain("out_of_use", "fields.audit.retired")));
    }

    static Map<String, Object> made(CustomField field) {
        return Map.of(
                "subject", field.subject().code(),
                "field_type", field.type().code());
    }

    static Map<String, Object> facts(CustomField field) {
        return Map.of(
                "field_label", field.label(),
                "field_options", field.options(),
                "out_of_use", field.retired());
    }

    static Map<String, Object> facts(Label label) {
        return Map.of("label_name", label.name(), "colour", label.colour(), "out_of_use", label.retired());
    }
}
