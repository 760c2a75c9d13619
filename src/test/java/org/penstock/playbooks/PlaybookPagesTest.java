package org.penstock.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.playbooks.PlaybookBody.StagePlan;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The pages of playbooks: who may, what is typed and not lost, what publishing says before. */
@PenstockTest
class PlaybookPagesTest {
    private static final String B2B = "01930000-0000-7000-8000-000000000050";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Playbooks playbooks;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Actor max;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        jdbc.update("update company set set_up_at = now()");
        max = cast.actor(cast.max());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/" + B2B, "/" + B2B + "/publication", "/" + B2B + "/comparison"})
    void onlyWhoManagesPipelinesSeesThem(String path) {
        assertThat(mvc.get().uri("/settings/playbooks" + path)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/settings/playbooks" + path).with(cast.as(cast.anna())))
                .hasStatus(403);
        assertThat(mvc.get().uri("/settings/playbooks" + path).with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("B2B sale");
    }

    @Test
    void copiesOneAndChangesItInTheForm() {
        assertThat(mvc.post()
                        .uri("/settings/playbooks")
                        .param("playbook", B2B)
                        .param("name", "Ours")
                        .with(cast.as(cast.max())))
                .hasStatus(303);
        Playbook ours = own("Ours");

        assertThat(form(ours, 1, "Call first", "60")).hasStatus(303);
        PlaybookBody body = playbooks.get(max, ours.id()).body();
        assertThat(body.stages()).singleElement().satisfies(stage -> {
            assertThat(stage.name()).isEqualTo("Call first");
            assertThat(stage.gate())
                    .singleElement()
                    .satisfies(gate -> assertThat(gate.field()).isEqualTo("value"));
            assertThat(stage.activities())
                    .singleElement()
                    .satisfies(plan -> assertThat(plan.days()).isEqualTo(2));
        });
    }

    @Test
    void losesNothingThatWasTypedWhenItRefuses() {
        UUID id = playbooks
                .add(max, new PlaybookBody("Ours", "", List.of(stage()), Map.of(), Map.of()))
                .orElseThrow();

        assertThat(form(playbooks.get(max, id), 1, "Call first", "160"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Call first\"", "value=\"160\"", "from 0 to 100");
        form(playbooks.get(max, id), 1, "Faster", "10").exchange();
        assertThat(form(playbooks.get(max, id), 1, "Slower", "10"))
                .hasStatus(409)
                .bodyText()
                .contains("value=\"Slower\"", "Max Manager");
    }

    @Test
    void saysWhatPublishingDoesAndDoesIt() {
        UUID standard = pipelines.standard().id();
        String url = "/settings/playbooks/" + B2B + "/publication";

        assertThat(mvc.get().uri(url).param("pipeline", standard.toString()).with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("What it would do to", "would not meet it");
        assertThat(mvc.post().uri(url).with(cast.as(cast.max()))).hasStatus(303);
        assertThat(pipelines.current()).extracting(pipeline -> pipeline.name()).contains("B2B sale");
        assertThat(mvc.post().uri(url).with(cast.as(cast.max()))).hasStatus(422);
        assertThat(mvc.post().uri(url).with(cast.as(cast.anna()))).hasStatus(403);
    }

    @Test
    void comparesWithAPipeline() {
        assertThat(mvc.get()
                        .uri("/settings/playbooks/" + B2B + "/comparison")
                        .param("with", "pipeline:" + pipelines.standard().id())
                        .with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("activity on entry");
    }

    private MockMvcTester.MockMvcRequestBuilder form(Playbook playbook, int version, String stage, String chance) {
        return mvc.post()
                .uri("/settings/playbooks/" + playbook.id())
                .with(cast.as(cast.max()))
                .param("version", String.valueOf(version))
                .param("name", playbook.name())
                .param("stages", "2")
                .param("stage.0.order", "1")
                .param("stage.0.name", stage)
                .param("stage.0.kind", "proposal")
                .param("stage.0.probability", chance)
                .param("stage.0.gate.field", "value", "")
                .param("stage.0.gate.operator", "at_least", "present")
                .param("stage.0.gate.operand", "100", "")
                .param("stage.0.activity.kind", "call", "task")
                .param("stage.0.activity.subject", "Ring", "")
                .param("stage.0.activity.days", "2", "1")
                .param("stage.1.name", "");
    }

    private Playbook own(String name) {
        return playbooks.all(max).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static StagePlan stage() {
        return new StagePlan("One", "proposal", 50, List.of(), List.of());
    }
}
