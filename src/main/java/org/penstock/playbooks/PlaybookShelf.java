package org.penstock.playbooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The playbooks that come along with the product, in the two languages. */
@Component
class PlaybookShelf {
    private static final Map<UUID, String> FILES = files();

    private final JsonMapper json;

    PlaybookShelf(JsonMapper json) {
        this.json = json;
    }

    List<Playbook> all(Locale language) {
        return FILES.keySet().stream()
                .flatMap(id -> find(id, language).stream())
                .toList();
    }

    Optional<Playbook> find(UUID id, Locale language) {
        String file = FILES.get(id);
        return file == null
                ? Optional.empty()
                : Optional.of(new Playbook(id, false, 0, read(file, language), null, null));
    }

    private PlaybookBody read(String file, Locale language) {
        String suffix = language.getLanguage().equals("ru") ? "_ru" : "_en";
        try (InputStream in = new ClassPathResource("playbooks/" + file + suffix + ".json").getInputStream()) {
            return json.readValue(in, PlaybookBody.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<UUID, String> files() {
        Map<UUID, String> files = new LinkedHashMap<>();
        List<String> names = List.of("b2b", "transactional", "partner");
        for (int at = 0; at < names.size(); at++) {
            files.put(UUID.fromString("01930000-0000-7000-8000-00000000005" + at), names.get(at));
        }
        return files;
    }
}
