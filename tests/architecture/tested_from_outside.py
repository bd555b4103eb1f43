"""Modules that decide something and have no test of their own, by the test that would notice.

The list may only shrink: a module that gets its test leaves it, and so does one that is gone.
"""

TESTED_FROM_OUTSIDE = {
    # The admin, by what an editor sees of it.
    "tests/core/admin/test_listings.py": """
        destination_cms/admin/columns.py
        destination_cms/admin/filters.py
        destination_cms/admin/listing_rows.py
        destination_cms/wagtail_hooks.py
    """,
    "tests/core/admin/test_choosers.py": """
        destination_cms/admin/panels.py
    """,
    "tests/core/test_localize.py": """
        destination_cms/admin/listing_buttons.py
        destination_cms/admin/translators.py
    """,
    # GraphQL, by its answers.
    "tests/core/graphql/http/test_requests.py": """
        destination_cms/graphql/http/views.py
    """,
    "tests/contract/test_hostile_queries.py": """
        destination_cms/graphql/errors.py
    """,
    "tests/core/graphql/test_lists.py": """
        destination_cms/graphql/lists/connections.py
        destination_cms/graphql/lists/fields.py
        destination_cms/graphql/lists/geo.py
        destination_cms/graphql/lists/listing.py
    """,
    "tests/contract/test_reads.py": """
        destination_cms/graphql/reading/reader.py
    """,
    "tests/contract/test_schema_text.py": """
        destination_cms/graphql/scalars.py
        destination_cms/graphql/schema.py
        destination_cms/graphql/types/enums.py
    """,
    "tests/core/models/test_menus.py": """
        destination_cms/graphql/types/menus.py
    """,
    "tests/core/models/test_identity.py": """
    """,
    "tests/core/models/test_links.py": """
        destination_cms/graphql/types/links.py
    """,
    "tests/core/graphql/types/test_routes.py": """
        destination_cms/graphql/types/route_paths.py
    """,
    "tests/core/images/test_renditions.py": """
        destination_cms/graphql/types/images.py
    """,
    # Publishing, by what an app and a reader hold after any mix of edits.
    "tests/core/publishing/test_state_machine.py": """
        destination_cms/publishing/expand.py
        destination_cms/publishing/planned.py
        destination_cms/publishing/records.py
        destination_cms/publishing/resolver.py
        destination_cms/publishing/sources.py
        destination_cms/publishing/tallies.py
    """,
    "tests/core/publishing/test_signal_table.py": """
        destination_cms/publishing/signals.py
    """,
    # The client, by what lies in its folder after a run.
    "tests/sync_client/test_session.py": """
        destination_cms/sync_client/plan.py
        destination_cms/sync_client/records.py
        destination_cms/sync_client/transfer.py
        destination_cms/sync_client/verification.py
    """,
    "tests/sync_client/test_crash.py": """
        destination_cms/sync_client/durable.py
        destination_cms/sync_client/state.py
    """,
    "tests/sync_client/test_cli.py": """
        destination_cms/sync_client/report.py
    """,
    # The kit, by the broken verticals that it finds.
    "tests/core/testing/test_contract.py": """
        destination_cms/testing/demands.py
        destination_cms/testing/projections.py
        destination_cms/testing/sandbox_site.py
    """,
    # Verticals: forms and rows, by what an editor may save and what a reader is told of it.
    "tests/circuits/test_hidden_stops.py": """
        circuits/wagtail_hooks.py
    """,
    "tests/mice/test_validation.py": """
        mice/models/forms.py
        mice/models/mixins.py
        mice/models/rooms.py
    """,
    "tests/news/test_types.py": """
        news/graphql/articles.py
    """,
    "tests/news/test_validation.py": """
        news/missing_sections.py
        news/models/forms.py
        news/wagtail_hooks.py
    """,
}
