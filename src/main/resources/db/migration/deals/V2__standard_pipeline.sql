-- Every company begins with one pipeline that has all seven kinds of stages, without required gates, and with the
-- reasons that most sales teams know. Set-up in another language renames what nobody has touched (version = 1).
insert into pipeline (id, name, position, standard)
values ('01930000-0000-7000-8000-000000000001', 'Sales', 0, true);

insert into stage (id, pipeline_id, name, kind, position, probability)
select ('01930000-0000-7000-8000-00000000001' || position)::uuid, '01930000-0000-7000-8000-000000000001', name, kind,
       position, probability
  from (values (0, 'Lead generation', 'lead_generation', 10),
               (1, 'Qualification', 'qualification', 20),
               (2, 'Needs analysis', 'needs_analysis', 35),
               (3, 'Proposal', 'proposal', 55),
               (4, 'Negotiation', 'negotiation', 75),
               (5, 'Closing', 'closing', 90),
               (6, 'Retention', 'retention', 100)) as s (position, name, kind, probability);

insert into reason (id, outcome, name, position)
select ('01930000-0000-7000-8000-00000000002' || position)::uuid, outcome, name, position
  from (values (0, 'lost', 'Price'),
               (1, 'lost', 'Competitor'),
               (2, 'lost', 'No decision'),
               (3, 'lost', 'Product does not fit'),
               (4, 'lost', 'Timing'),
               (5, 'lost', 'Not known'),
               (6, 'disqualified', 'No budget'),
               (7, 'disqualified', 'No need'),
               (8, 'disqualified', 'Not reachable'),
               (9, 'disqualified', 'Not our kind of customer')) as r (position, outcome, name);
