-- What wrk sends: one kind of request, about plan after plan, no plan twice before all had their turn.
-- The environment says which, about how many plans, where to begin, and with which credential for each clinic.
local work = os.getenv("WORK")
local plans = tonumber(os.getenv("PLANS"))
local stride = tonumber(os.getenv("STRIDE"))
local plan = tonumber(os.getenv("FIRST"))
local key = os.getenv("KEY") .. "#"
local path = "/api/dental/payment-plans"
local body = '{"amount": 50.00, "payment_method": "card", "notes": "Pago mensual"}'

local headers = {}
for credential in os.getenv("CREDENTIALS"):gmatch("[^,]+") do
  headers[#headers + 1] = {
    ["Accept"] = "application/json",
    ["Authorization"] = "Bearer " .. credential,
  }
end

local sent = 0

function request()
  plan = (plan + stride) % plans
  local header = headers[plan % #headers + 1]
  if work == "list" then
    return wrk.format("GET", path .. "?limit=20", header)
  end
  local address = path .. string.format("/01900000-0000-7000-8000-%012x", plan)
  if work == "read" then
    return wrk.format("GET", address, header)
  end
  sent = sent + 1
  header["Content-Type"] = "application/json"
  header["Idempotency-Key"] = key .. sent
  return wrk.format("POST", address .. "/payments", header, body)
end
