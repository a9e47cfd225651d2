package org.molaris.clinic.rest.setup;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.rest.form.ThisAge;
import org.molaris.clinic.setup.Block;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** Time that is not to be booked. */
@Path("/api/dental/blocks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Blocks")
public class BlockResource extends SetupResource<Block, BlockResource.NewBlock, BlockResource.BlockPatch> {

    BlockResource(KeepSetup keep, FindInSetup find) {
        super(Kind.BLOCK, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listBlocks", summary = "List blocks, newest first")
    public Uni<RestResponse<BlockList>> list(
            @RestQuery("from") Instant from,
            @RestQuery("to") Instant to,
            @RestQuery("operator_id") UUID operatorId,
            @RestQuery("chair_id") UUID chairId,
            @RestQuery("include_deleted") Boolean includeDeleted,
            @BeanParam Paging paging,
            UriInfo uri) {
        return list(
                BlockList::new,
                includeDeleted,
                paging,
                uri,
                Filter.endingAfter(from),
                Filter.startingBefore(to),
                Filter.ofOperator(operatorId),
                Filter.ofChair(chairId));
    }

    record NewBlock(
            UUID branchId,
            UUID operatorId,
            UUID chairId,
            @NotNull @ThisAge Instant startsAt,
            @NotNull @ThisAge Instant endsAt,
            @Text(max = 500) String reason)
            implements NewThing<Block> {

        @Override
        public Block toDetails() {
            return new Block(branchId, operatorId, chairId, startsAt, endsAt, reason);
        }
    }

    @AtLeastOneField
    record BlockPatch(
            JsonNullable<UUID> branchId,
            JsonNullable<UUID> operatorId,
            JsonNullable<UUID> chairId,
            JsonNullable<@NotNull @ThisAge Instant> startsAt,
            JsonNullable<@NotNull @ThisAge Instant> endsAt,
            JsonNullable<@Text(max = 500) String> reason)
            implements ThingPatch<Block> {

        @Override
        public Block onto(Block block) {
            return new Block(
                    branchId.orElse(block.branchId()),
                    operatorId.orElse(block.operatorId()),
                    chairId.orElse(block.chairId()),
                    startsAt.orElse(block.startsAt()),
                    endsAt.orElse(block.endsAt()),
                    reason.orElse(block.reason()));
        }
    }

    record BlockList(
            List<View<Block>> blocks, @JsonUnwrapped PageView paging) {}
}
